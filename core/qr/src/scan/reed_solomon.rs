//! Corrects codewords, some of which may be known to be doubtful (ISO/IEC 18004, section 8.5 and
//! annex B; Blahut, "Theory and Practice of Error Control Codes", chapter 7).

/// Most codewords of a block, and most of them for correction, with room for a polynomial's degree.
const MOST: usize = 256;

/// Powers of two in the field of 256 elements modulo x⁸ + x⁴ + x³ + x² + 1, and their logarithms.
struct Field {
    power: [u8; 512],
    log: [u8; 256],
}

static FIELD: Field = Field::new();

impl Field {
    const fn new() -> Self {
        let (mut power, mut log) = ([0; 512], [0; 256]);
        let (mut at, mut value) = (0, 1_u16);
        while at < 255 {
            power[at] = value as u8;
            power[at + 255] = value as u8;
            log[value as usize] = at as u8;
            value <<= 1;
            if value > 255 {
                value ^= 0x11d;
            }
            at += 1;
        }
        Self { power, log }
    }
}

fn multiply(a: u8, b: u8) -> u8 {
    if a == 0 || b == 0 {
        return 0;
    }
    FIELD.power[usize::from(FIELD.log[usize::from(a)]) + usize::from(FIELD.log[usize::from(b)])]
}

fn inverse(a: u8) -> u8 {
    FIELD.power[255 - usize::from(FIELD.log[usize::from(a)])]
}

/// 2 to the power of `exponent`, which may be negative.
fn power(exponent: i32) -> u8 {
    FIELD.power[exponent.rem_euclid(255) as usize]
}

/// The value of a polynomial, lowest coefficient first.
fn evaluate(polynomial: &[u8], at: u8) -> u8 {
    polynomial.iter().rev().fold(0, |value, &coefficient| multiply(value, at) ^ coefficient)
}

/// Corrects a block whose last `check` codewords are for correction, in place; `erased` are places
/// not to be trusted. The number of places that were changed without being erased, or nothing if
/// there are too many errors.
pub(super) fn correct(block: &mut [u8], check: usize, erased: &[usize]) -> Option<usize> {
    if erased.len() > check || check >= block.len() || block.len() >= MOST {
        return None;
    }
    let mut syndromes = [0_u8; MOST];
    for (at, syndrome) in syndromes[..check].iter_mut().enumerate() {
        let root = power(at as i32);
        *syndrome = block.iter().fold(0, |value, &word| multiply(value, root) ^ word);
    }
    if syndromes[..check].iter().all(|&syndrome| syndrome == 0) {
        return Some(0);
    }
    let last = block.len() - 1;
    let (locator, degree) = locate(&syndromes[..check], erased, last)?;
    let errors = degree - erased.len();
    if 2 * errors + erased.len() > check {
        return None;
    }
    // Forney: the values of the errors from the syndromes times the locator.
    let mut evaluator = [0_u8; MOST];
    for at in 0..check {
        evaluator[at] = (0..=at.min(degree))
            .fold(0, |sum, below| sum ^ multiply(locator[below], syndromes[at - below]));
    }
    let mut roots = 0;
    for (place, word) in block.iter_mut().enumerate() {
        let exponent = (last - place) as i32;
        let root = power(-exponent);
        if evaluate(&locator[..=degree], root) != 0 {
            continue;
        }
        roots += 1;
        // The derivative has the odd coefficients only.
        let slope = (1..=degree)
            .step_by(2)
            .fold(0, |sum, at| sum ^ multiply(locator[at], power(-exponent * (at as i32 - 1))));
        if slope == 0 {
            return None;
        }
        let value = multiply(evaluate(&evaluator[..check], root), inverse(slope));
        *word ^= multiply(value, power(exponent));
    }
    (roots == degree).then_some(errors)
}

/// The polynomial whose roots are the places of errors and erasures, and its degree (Berlekamp and
/// Massey, started from the erasures).
fn locate(syndromes: &[u8], erased: &[usize], last: usize) -> Option<([u8; MOST], usize)> {
    let mut locator = [0_u8; MOST];
    locator[0] = 1;
    for (degree, &place) in erased.iter().enumerate() {
        let root = power(last.checked_sub(place)? as i32);
        for at in (1..=degree + 1).rev() {
            locator[at] ^= multiply(locator[at - 1], root);
        }
    }
    let mut before = locator;
    let mut length = erased.len();
    for step in erased.len()..syndromes.len() {
        let discrepancy = (0..=length.min(step))
            .fold(0, |sum, at| sum ^ multiply(locator[at], syndromes[step - at]));
        before.copy_within(0..MOST - 1, 1);
        before[0] = 0;
        if discrepancy == 0 {
            continue;
        }
        let kept = locator;
        for (coefficient, &other) in locator.iter_mut().zip(&before) {
            *coefficient ^= multiply(discrepancy, other);
        }
        if 2 * length <= step + erased.len() {
            length = step + 1 + erased.len() - length;
            let scale = inverse(discrepancy);
            before = kept.map(|coefficient| multiply(coefficient, scale));
        }
    }
    let degree = locator.iter().rposition(|&coefficient| coefficient != 0)?;
    (degree == length).then_some((locator, degree))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Appends the codewords for correction.
    fn encoded(data: &[u8], check: usize) -> Vec<u8> {
        let mut generator = vec![1_u8];
        for at in 0..check {
            let mut next = vec![0; generator.len() + 1];
            for (place, &coefficient) in generator.iter().enumerate() {
                next[place] ^= coefficient;
                next[place + 1] ^= multiply(coefficient, power(at as i32));
            }
            generator = next;
        }
        let mut rest = data.to_vec();
        rest.resize(data.len() + check, 0);
        for at in 0..data.len() {
            let factor = rest[at];
            for (place, &coefficient) in generator.iter().enumerate() {
                rest[at + place] ^= multiply(coefficient, factor);
            }
        }
        [data, &rest[data.len()..]].concat()
    }

    #[test]
    fn the_standards_example_is_what_it_says() {
        // Annex I: 01234567 in version 1-M.
        let data = [16, 32, 12, 86, 97, 128, 236, 17, 236, 17, 236, 17, 236, 17, 236, 17];
        assert_eq!(encoded(&data, 10)[16..], [165, 36, 212, 193, 237, 54, 199, 135, 44, 85]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..Default::default() })]

        #[test]
        fn what_can_be_corrected_is(
            data in proptest::collection::vec(any::<u8>(), 5..100),
            check in 4_usize..30,
            errors in 0_usize..15,
            erasures in 0_usize..30,
            seed in any::<u64>(),
        ) {
            prop_assume!(2 * errors + erasures <= check);
            let sound = encoded(&data, check);
            let mut places: Vec<usize> = (0..sound.len()).collect();
            let mut random = seed | 1;
            for at in (1..places.len()).rev() {
                random = random.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1);
                places.swap(at, (random >> 33) as usize % (at + 1));
            }
            let mut block = sound.clone();
            for (at, &place) in places[..(errors + erasures).min(places.len())].iter().enumerate() {
                block[place] ^= (at as u8 % 255).wrapping_add(1).max(1);
            }
            let erased = &places[errors.min(places.len())..(errors + erasures).min(places.len())];
            prop_assert!(correct(&mut block, check, erased).is_some());
            prop_assert_eq!(block, sound);
        }

        #[test]
        fn anything_else_is_refused_or_at_least_consistent(
            mut block in proptest::collection::vec(any::<u8>(), 1..160),
            check in 0_usize..70,
            erased in proptest::collection::vec(0_usize..170, 0..40),
        ) {
            if correct(&mut block, check, &erased).is_some() {
                prop_assert_eq!(correct(&mut block, check, &[]), Some(0));
            }
        }
    }
}
