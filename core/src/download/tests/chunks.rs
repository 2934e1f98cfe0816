//! Large files: what the phone holds of them is not fetched again.

use super::*;
use crate::testing::CHUNK;

pub(super) fn noise(chunks: usize) -> Vec<u8> {
    let mut state = 7_u64;
    let mut byte = || {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
        (state >> 56) as u8
    };
    (0..chunks * CHUNK).map(|_| byte()).collect()
}

fn kitchen(project: &Project) -> impl Future<Output = Vec<u8>> {
    let project = project.clone();
    async move { fs::read(project.open().await.unwrap().picture("kitchen.jpg").unwrap()).unwrap() }
}

/// Ranges asked for since the first `asked` requests.
fn ranges(building: &Building, asked: usize) -> Vec<String> {
    let seen = building.server.seen().into_iter().skip(asked);
    seen.filter_map(|mut seen| seen.headers.remove("range")).collect()
}

#[tokio::test]
async fn an_update_fetches_the_chunk_that_is_new() {
    let (old, mut new) = (noise(10), noise(10));
    let building = Building::sound(Casa::new(1, &old));
    let (_phone, project) = building.phone().await;
    download(&project).await.unwrap();
    new[3 * CHUNK + 5] ^= 1;
    *building.casa.lock().unwrap() = Casa::new(2, &new);
    let asked = building.server.seen().len();
    let installed = download(&project).await.unwrap();
    assert_eq!(installed.requests, 3);
    assert!(installed.bytes_fetched < (CHUNK + 4096) as u64, "{installed:?}");
    assert!(installed.bytes_reused > 9 * CHUNK as u64, "{installed:?}");
    let ranges = ranges(&building, asked);
    let page = building.casa.lock().unwrap().list.packs[1].data.size - new.len() as u64;
    let first = page + 3 * CHUNK as u64;
    assert_eq!(ranges, [format!("bytes={first}-{}", first + CHUNK as u64 - 1)]);
    assert!(kitchen(&project).await == new);
}

/// A building whose server sends so much of the beginning of the kitchen's pack and no more, until it is mended.
fn breaking(casa: Casa, after: usize) -> (Building, Arc<AtomicU64>) {
    let broken = Arc::new(AtomicU64::new(1));
    let now = broken.clone();
    let building = Building::new(casa, move |seen, _, casa| {
        let breaks = now.load(Ordering::Relaxed) > 0 && seen.path == casa.data(1);
        let first = seen.headers.get("range").is_none_or(|range| range.starts_with("bytes=0-"));
        let cut = || if first { casa.answer(seen).cut(after) } else { Reply::Nothing };
        breaks.then(cut)
    });
    (building, broken)
}

#[tokio::test]
async fn chunks_that_came_before_an_end_count() {
    let picture = noise(10);
    let (building, broken) = breaking(Casa::new(1, &picture), 4 * CHUNK + 1000);
    let (mut phone, project) = building.phone().await;
    assert_eq!(download(&project).await.unwrap_err().kind(), ErrorKind::Offline);
    broken.store(0, Ordering::Relaxed);
    phone.restart().await;
    let project = phone.innkey.project(project.id()).await.unwrap();
    let installed = download(&project).await.unwrap();
    assert!(installed.bytes_reused >= 4 * CHUNK as u64, "{installed:?}");
    assert!(installed.bytes_fetched < 6 * CHUNK as u64 + 4096, "the others: {installed:?}");
    assert!(kitchen(&project).await == picture);
}

#[tokio::test]
async fn they_count_for_a_newer_version_too() {
    let (old, mut new) = (noise(10), noise(10));
    new[0] ^= 1;
    let (building, broken) = breaking(Casa::new(1, &old), 4 * CHUNK + 1000);
    let (_phone, project) = building.phone().await;
    assert_eq!(download(&project).await.unwrap_err().kind(), ErrorKind::Offline);
    broken.store(0, Ordering::Relaxed);
    *building.casa.lock().unwrap() = Casa::new(2, &new);
    let installed = download(&project).await.unwrap();
    assert_eq!(installed.version, 2);
    assert!(installed.bytes_reused >= 3 * CHUNK as u64, "{installed:?}");
    assert!(installed.bytes_fetched < 8 * CHUNK as u64, "{installed:?}");
    assert!(kitchen(&project).await == new);
}

#[tokio::test]
async fn of_a_damaged_file_only_the_damaged_chunk_is_fetched() {
    let picture = noise(10);
    let building = Building::sound(Casa::new(1, &picture));
    let (_phone, project) = building.phone().await;
    download(&project).await.unwrap();
    let file = project.open().await.unwrap().picture("kitchen.jpg").unwrap().to_owned();
    for damage in [
        |bytes: &mut Vec<u8>| bytes[5 * CHUNK] ^= 1,
        |bytes: &mut Vec<u8>| bytes.truncate(9 * CHUNK + 7),
        |bytes: &mut Vec<u8>| bytes.extend([0; 9]),
    ] {
        let mut bytes = picture.clone();
        damage(&mut bytes);
        fs::write(&file, bytes).unwrap();
        assert_eq!(project.open().await.unwrap_err().kind(), ErrorKind::Damaged);
        let mended = download(&project).await.unwrap();
        assert!(mended.bytes_fetched <= CHUNK as u64, "{mended:?}");
        assert!(kitchen(&project).await == picture);
    }
}

#[tokio::test]
async fn a_wrong_chunk_is_refused_and_the_right_ones_stay() {
    // Few enough for one request, so that the others have come before.
    let picture = noise(7);
    let mut casa = Casa::new(1, &picture);
    let data = casa.data(1);
    let honest = casa.bodies[&data].clone();
    *casa.bodies.get_mut(&data).unwrap().last_mut().unwrap() ^= 1;
    let building = Building::sound(casa);
    let (_phone, project) = building.phone().await;
    assert_eq!(download(&project).await.unwrap_err().kind(), ErrorKind::BadAnswer);
    assert_eq!(project.open().await.unwrap_err().kind(), ErrorKind::NotInstalled);
    building.casa.lock().unwrap().bodies.insert(data, honest);
    let installed = download(&project).await.unwrap();
    assert!(installed.bytes_fetched < CHUNK as u64 + 4096, "{installed:?}");
    assert!(kitchen(&project).await == picture);
}

#[tokio::test]
async fn a_limit_to_the_rate_is_kept() {
    let building = Building::sound(Casa::new(1, &noise(3)));
    let (_phone, project) = building.phone().await;
    let options = DownloadOptions {
        limit_rate: std::num::NonZeroU64::new(1024 * 1024),
        ..DownloadOptions::default()
    };
    let began = std::time::Instant::now();
    project.download_with(options, &NoProgress, &Cancel::new()).await.unwrap();
    // 192 KiB, less what may come at once.
    assert!(began.elapsed() >= std::time::Duration::from_millis(80));
}

#[tokio::test]
async fn a_chunk_that_occurs_again_is_fetched_once() {
    // More than the beginning, which is on its way before anyone knows what is in it.
    let picture = noise(20).repeat(5);
    let building = Building::sound(Casa::new(1, &picture));
    let (_phone, project) = building.phone().await;
    let installed = download(&project).await.unwrap();
    assert!(installed.bytes_fetched < 22 * CHUNK as u64, "{installed:?}");
    assert!(kitchen(&project).await == picture);
}
