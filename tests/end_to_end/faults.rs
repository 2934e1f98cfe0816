//! Bad lines between phone and server: what comes is right, or a clear error says why it does not; never a wrong byte.

use std::path::PathBuf;

use innkey_protocol::ShareLink;

use crate::harness::{Building, Door, Fault, Random, holds, innkey};

const SIZE: usize = 6 * 1024 * 1024;
/// Downloads over a line that does anything.
const ROUNDS: u64 = 12;

async fn film_building(random: &mut Random) -> (Building, Vec<u8>) {
    let (building, film) = (Building::new().await, random.bytes(SIZE));
    building.push_film(&film);
    (building, film)
}

/// A device that reaches the server through the door only.
async fn device(building: &Building, name: &str, door: &Door) -> PathBuf {
    let link = ShareLink { addresses: vec![door.local()], ..building.anna_link().await };
    building.device(name, &link)
}

/// The first connection has this fault, the others none: the download must not notice.
async fn survives(fault: Fault) {
    let (building, film) = film_building(&mut Random::new()).await;
    let faulty = move |number| if number == 0 { fault } else { Fault::None };
    let door = Door::with_faults(building.server.address(), faulty).await;
    let home = device(&building, "device", &door).await;
    let figures = innkey(&home, &["download", "--json"]).json();
    assert!(holds(&home, &film) && door.connections() > 1, "{figures}");
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_falls_silent_is_left_for_another() {
    survives(Fault::Stall(2_000_000)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_line_that_drips_is_left_for_another() {
    survives(Fault::Drip(2_000_000)).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn what_a_slow_line_has_begun_is_brought_by_fast_ones() {
    let (building, film) = film_building(&mut Random::new()).await;
    let slow = |number| if number == 0 { Fault::Slow(64 * 1024) } else { Fault::None };
    let door = Door::with_faults(building.server.address(), slow).await;
    let home = device(&building, "device", &door).await;
    let figures = innkey(&home, &["download", "--json"]).json();
    assert!(holds(&home, &film), "{figures}");
    // All that is begun on it by then is more.
    assert!(door.passed_first() < 1_500_000, "{}", door.passed_first());
}

#[tokio::test(flavor = "multi_thread")]
async fn cuts_flipped_bits_and_pauses_cost_no_byte() {
    let mut random = Random::new();
    let (building, film) = film_building(&mut random).await;
    for round in 0..ROUNDS {
        let mut chance = random.fork();
        let faulty = move |_| {
            let at = chance.below(3_000_000);
            match chance.below(6) {
                0 => Fault::Cut(at),
                1 => Fault::Flip(at),
                2 => Fault::Cut(chance.below(5000)),
                3 => Fault::Hesitate,
                _ => Fault::None,
            }
        };
        let door = Door::with_faults(building.server.address(), faulty).await;
        let home = device(&building, &format!("device-{round}"), &door).await;
        // Each time it goes on from where it was; a person would try again as often.
        let mut ran = innkey(&home, &["download", "--json"]);
        for _ in 0..20 {
            if ran.code == 0 {
                break;
            }
            assert!(
                [1, 4, 5].contains(&ran.code) && ran.stderr.contains('.'),
                "round {round}, {}: {}",
                ran.code,
                ran.stderr
            );
            ran = innkey(&home, &["download", "--json"]);
        }
        assert_eq!(ran.code, 0, "round {round}: {}", ran.stderr);
        innkey(&home, &["projects", "verify"]).text();
        assert!(holds(&home, &film), "round {round}");
    }
}
