//! The sheet's fonts, and which signs of them stand for a text.

use harfrust::{BufferClusterLevel, BufferFlags, FontRef, ShapeOptions, ShaperData, UnicodeBuffer};
use krilla::text::{Font, GlyphId, KrillaGlyph};
use std::sync::LazyLock;

/// Latin, Cyrillic and Greek; the slanted one has only what English needs. `data/README.md` tells how they were made.
static FILES: [&[u8]; 3] = [
    include_bytes!("../../../data/fonts/NotoSans-Regular.ttf"),
    include_bytes!("../../../data/fonts/NotoSans-Bold.ttf"),
    include_bytes!("../../../data/fonts/NotoSans-Italic.ttf"),
];

static FACES: LazyLock<Vec<Face>> = LazyLock::new(|| FILES.into_iter().filter_map(Face::new).collect());

/// One of the fonts.
pub struct Face {
    /// As the PDF is given it.
    pub font: Font,
    file: FontRef<'static>,
    data: ShaperData,
    /// How much of its own height one unit of it is.
    scale: f32,
}

/// How a text is to look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Weight {
    /// As most text.
    Regular,
    /// Strong.
    Bold,
    /// The English beside another language.
    Slanted,
}

/// Signs in a row; lengths are for type of size 1.
#[derive(Clone)]
pub struct Shaped {
    /// Their font.
    pub face: &'static Face,
    /// The signs.
    pub glyphs: Vec<KrillaGlyph>,
    /// What they stand for.
    pub text: String,
    /// How long they are together.
    pub width: f32,
}

impl Shaped {
    /// Puts more signs of the same font at the end.
    pub fn extend(&mut self, more: &Self) {
        let after = self.text.len();
        self.glyphs.extend(more.glyphs.iter().cloned().map(|mut glyph| {
            glyph.text_range = glyph.text_range.start + after..glyph.text_range.end + after;
            glyph
        }));
        self.text.push_str(&more.text);
        self.width += more.width;
    }
}

/// Finds the signs; `None` if no font has all of them.
pub fn shape(text: &str, weight: Weight) -> Option<Shaped> {
    let place = match weight {
        Weight::Regular => 0,
        Weight::Bold => 1,
        Weight::Slanted => 2,
    };
    let shaped = FACES.get(place)?.shape(text);
    // Not English after all: the regular font has more letters.
    shaped.or_else(|| FACES.first()?.shape(text))
}

impl Face {
    fn new(bytes: &'static [u8]) -> Option<Self> {
        let file = FontRef::new(bytes).ok()?;
        let data = ShaperData::new(&file);
        let font = Font::new(bytes.into(), 0)?;
        let scale = 1.0 / font.units_per_em();
        Some(Self { font, file, data, scale })
    }

    fn shape(&'static self, text: &str) -> Option<Shaped> {
        let mut buffer = UnicodeBuffer::new();
        buffer.push_str(text);
        buffer.guess_segment_properties();
        // What is never seen has no sign of its own either: a name with it is not what it looks like.
        buffer.set_flags(BufferFlags::PRESERVE_DEFAULT_IGNORABLES);
        // An accent is a sign of its own: what it stands for is told with it, not with its letter.
        buffer.set_cluster_level(BufferClusterLevel::MonotoneCharacters);
        let signs = self.data.shaper(&self.file).build().shape(buffer, ShapeOptions::new());
        let starts: Vec<usize> = signs.glyph_infos().iter().filter_map(|sign| sign.cluster.try_into().ok()).collect();
        let mut glyphs = Vec::with_capacity(starts.len());
        let mut width = 0.0;
        for ((info, at), start) in signs.glyph_infos().iter().zip(signs.glyph_positions()).zip(&starts) {
            if info.glyph_id == 0 {
                return None;
            }
            let end = starts.iter().copied().find(|next| next > start).unwrap_or(text.len());
            let advance = self.length(at.x_advance);
            width += advance;
            glyphs.push(KrillaGlyph::new(
                GlyphId::new(info.glyph_id),
                advance,
                self.length(at.x_offset),
                self.length(at.y_offset),
                self.length(at.y_advance),
                *start..end,
                None,
            ));
        }
        Some(Shaped { face: self, glyphs, text: text.to_owned(), width })
    }

    fn length(&self, units: i32) -> f32 {
        i16::try_from(units).map_or(0.0, f32::from) * self.scale
    }
}
