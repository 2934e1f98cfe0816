//! The sets of pictures, made from a seed.

use std::path::PathBuf;

use innkey_qr::{Level, QrModules};

use crate::{
    Result,
    backdrop::{self, Backdrop},
    camera::Camera,
    canvas::Canvas,
    picture::Picture,
    print::{Print, Style},
    rng::Rng,
};

const FRAME: (usize, usize) = (1080, 1920);
const PHOTO: (usize, usize) = (4000, 3000);

/// Large codes in fair light.
pub fn easy(seed: u64) -> Result<Picture> {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let mut draft = Draft::new(FRAME, rng.between(0.25, 0.48), 0.12, rng)?;
    draft.ink = (rng.between(10.0, 50.0), rng.between(190.0, 245.0));
    draft.camera = Camera {
        shade: (rng.between(0.0, 0.5), rng.between(0.0, 6.3)),
        blur: rng.between(0.3, 1.5),
        noise: rng.between(1.0, 6.0),
        ..Camera::default()
    };
    draft.picture(format!("easy-{seed:x}"), rng)
}

/// Small, blurred, noisy, pale and at an angle.
pub fn hard(seed: u64) -> Result<Picture> {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let mut draft = Draft::new(FRAME, rng.between(0.15, 0.25), 0.22, rng)?;
    draft.ink = (rng.between(10.0, 60.0), rng.between(170.0, 240.0));
    draft.camera = Camera {
        shade: (rng.between(0.1, 0.7), rng.between(0.0, 6.3)),
        blur: rng.between(1.0, 3.6),
        noise: rng.between(6.0, 20.0),
        contrast: Some(rng.between(0.2, 0.8)),
        ..Camera::default()
    };
    draft.picture(format!("hard-{seed:x}"), rng)
}

/// No code at all.
pub fn empty(seed: u64) -> Result<Picture> {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let kind = backdrop::ALL[1 + seed as usize % (backdrop::ALL.len() - 1)];
    let mut scene = Canvas::new(FRAME.0, FRAME.1, 128.0);
    kind.paint(&mut scene, rng);
    let camera = Camera {
        shade: (rng.between(0.0, 0.5), rng.between(0.0, 6.3)),
        blur: rng.between(0.3, 2.0),
        noise: rng.between(1.0, 8.0),
        ..Camera::default()
    };
    Ok(Picture {
        name: format!("empty-{kind:?}-{seed:x}"),
        width: FRAME.0,
        height: FRAME.1,
        pixels: camera.take(scene, rng)?,
        text: None,
        file: PathBuf::new(),
    })
}

/// A small code in a still picture of 12 megapixels.
pub fn photo(seed: u64) -> Result<Picture> {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let mut draft = Draft::new(PHOTO, rng.between(0.05, 0.2), 0.15, rng)?;
    draft.ink = (rng.between(10.0, 60.0), rng.between(170.0, 240.0));
    draft.camera = Camera {
        shade: (rng.between(0.0, 0.6), rng.between(0.0, 6.3)),
        blur: rng.between(0.6, 2.2),
        noise: rng.between(2.0, 10.0),
        contrast: Some(rng.between(0.4, 1.0)),
        ..Camera::default()
    };
    draft.picture(format!("photo-{seed:x}"), rng)
}

/// What the other sets do not have: curved, shaken, cracked, hidden in part, drawn otherwise.
pub fn odd(seed: u64) -> Result<Picture> {
    let mut rng = Rng::new(seed);
    let rng = &mut rng;
    let mut draft = Draft::new(FRAME, rng.between(0.18, 0.4), 0.15, rng)?;
    draft.camera = Camera {
        shade: (rng.between(0.0, 0.5), rng.between(0.0, 6.3)),
        blur: rng.between(0.5, 1.8),
        noise: rng.between(2.0, 8.0),
        ..Camera::default()
    };
    let module = draft.side() / draft.modules.size() as f32;
    let kinds =
        ["bent", "jpeg", "glare", "cracks", "shaken", "hidden", "dots", "round", "pale", "light"];
    let kind = kinds[seed as usize % kinds.len()];
    match kind {
        "bent" => draft.bend = rng.between(0.62, 1.3),
        "jpeg" => draft.camera.jpeg = Some(30),
        "glare" => {
            let (x, y) = draft.inside(rng);
            draft.camera.glare =
                Some([x, y, draft.side() * rng.between(0.15, 0.5), rng.between(100.0, 260.0)]);
        }
        "cracks" => draft.crack(rng),
        "shaken" => {
            draft.camera.shake = (module * rng.between(0.7, 1.7), rng.between(0.0, 3.2));
        }
        "hidden" => draft.hide(rng),
        "dots" => draft.style = Style::Dots,
        "round" => draft.style = Style::Rounded,
        "pale" => {
            let dark = rng.between(60.0, 130.0);
            draft.ink = (dark, dark + rng.between(35.0, 90.0));
        }
        _ => draft.ink = (rng.between(170.0, 240.0), rng.between(15.0, 70.0)),
    }
    draft.picture(format!("odd-{kind}-{seed:x}"), rng)
}

/// A picture with a code, before it is painted.
struct Draft {
    size: (usize, usize),
    text: String,
    modules: QrModules,
    corners: [(f32, f32); 4],
    ink: (f32, f32),
    bend: f32,
    style: Style,
    quiet: f32,
    patches: Vec<([f32; 4], f32)>,
    camera: Camera,
}

impl Draft {
    /// A code whose side is `part` of the height, at any angle, its corners moved by up to `tilt`
    /// of a side.
    fn new(size: (usize, usize), part: f32, tilt: f32, rng: &mut Rng) -> Result<Self> {
        let text = {
            let length = 60 + rng.below(140);
            rng.link(length)
        };
        let level = [Level::Low, Level::Medium, Level::Medium, Level::Quartile][rng.below(4)];
        let modules = QrModules::encode(&text, level)?;
        let (width, height) = (size.0 as f32, size.1 as f32);
        let angle = if rng.below(3) == 0 { rng.between(0.0, 6.3) } else { rng.between(-0.2, 0.2) };
        let spread = 0.5 * (angle.sin().abs() + angle.cos().abs());
        // All of it is in the picture, whatever its angle.
        let side = (part * height).min(width.min(height) * 0.49 / spread);
        let room = side * spread;
        let centre = |rng: &mut Rng, length: f32| rng.between(room, length - room);
        let centre = (centre(rng, width), centre(rng, height));
        let (sin, cos) = angle.sin_cos();
        let corners =
            [(-0.5, -0.5), (0.5, -0.5), (0.5, 0.5), (-0.5, 0.5)].map(|(x, y): (f32, f32)| {
                let x = (x - x * rng.between(0.0, tilt)) * side;
                let y = (y - y * rng.between(0.0, tilt)) * side;
                (centre.0 + x * cos - y * sin, centre.1 + x * sin + y * cos)
            });
        Ok(Self {
            size,
            text,
            modules,
            corners,
            ink: (rng.between(10.0, 50.0), rng.between(180.0, 240.0)),
            bend: 0.0,
            style: Style::Square,
            quiet: rng.between(2.0, 6.0),
            patches: Vec::new(),
            camera: Camera::default(),
        })
    }

    /// Mean length of a side, in pixels.
    fn side(&self) -> f32 {
        let next = self.corners.iter().cycle().skip(1);
        self.corners.iter().zip(next).map(|(a, b)| (a.0 - b.0).hypot(a.1 - b.1)).sum::<f32>() / 4.0
    }

    /// A place in the code, in pixels.
    fn inside(&self, rng: &mut Rng) -> (f32, f32) {
        let (u, v) = (rng.between(0.2, 0.8), rng.between(0.2, 0.8));
        crate::print::Homography::from_unit(self.corners).apply(u, v)
    }

    /// Fine lines across, dark or bright.
    fn crack(&mut self, rng: &mut Rng) {
        let size = self.modules.size() as f32;
        for _ in 0..3 {
            let grey = if rng.below(2) == 0 { 20.0 } else { 240.0 };
            let (mut u, mut v) = (rng.between(0.0, size), rng.between(0.0, size));
            let angle = rng.between(0.0, 6.3);
            for _ in 0..(size * 3.0) as usize {
                let wide = rng.between(0.2, 0.6);
                self.patches.push(([u, v, u + wide, v + wide], grey));
                let way = angle + rng.between(-0.6, 0.6);
                u += way.cos() * 0.3;
                v += way.sin() * 0.3;
            }
        }
    }

    /// A patch over some data, and a nick in a finder pattern's frame.
    fn hide(&mut self, rng: &mut Rng) {
        let size = self.modules.size() as f32;
        let side = size * rng.between(0.1, 0.17);
        let (u, v) = (rng.between(9.0, size - 9.0 - side), rng.between(9.0, size - 9.0 - side));
        self.patches.push(([u, v, u + side, v + side], rng.between(20.0, 240.0)));
        let (u, v) = [(0.0, 1.0), (size - 2.0, 0.0), (3.0, size - 1.0)][rng.below(3)];
        self.patches.push(([u, v, u + 2.0, v + 1.0], 235.0));
    }

    fn picture(self, name: String, rng: &mut Rng) -> Result<Picture> {
        let (width, height) = self.size;
        let mut scene = Canvas::new(width, height, 128.0);
        let kinds = if rng.below(2) == 0 { &backdrop::ALL[..2] } else { &backdrop::ALL[..] };
        let kind: Backdrop = kinds[rng.below(kinds.len())];
        kind.paint(&mut scene, rng);
        let print = Print {
            modules: &self.modules,
            corners: self.corners,
            bend: self.bend,
            style: self.style,
            ink: self.ink,
            quiet: self.quiet,
            patches: self.patches,
        };
        print.paint(&mut scene);
        let pixels = self.camera.take(scene, rng)?;
        Ok(Picture {
            name,
            width,
            height,
            pixels,
            text: Some(self.text.into_bytes()),
            file: PathBuf::new(),
        })
    }
}
