//! The file itself: signs on pages, and the tree that tells a screen reader what they are.

use super::layout::{CODE_SIDE, PAGE_HEIGHT, PAGE_WIDTH, Page, Part, Rule};
use super::read::{Block, Run, Sheet, Style};
use super::text::Text;
use crate::view::ViewError;
use crate::view::qr::{Modules, QUIET};
use krilla::color::luma;
use krilla::configure::{Accessibility, ConfigurationBuilder};
use krilla::destination::XyzDestination;
use krilla::geom::{PathBuilder, Point, Rect};
use krilla::metadata::Metadata;
use krilla::outline::{Outline, OutlineNode};
use krilla::page::PageSettings;
use krilla::paint::{Fill, Stroke};
use krilla::surface::Surface;
use krilla::tagging::{
    Artifact, ArtifactType, ContentTag, Identifier, ListNumbering, Node, SpanTag, Tag, TagGroup, TagTree,
    TextDecorationType,
};
use krilla::{Document, SerializeSettings};
use std::collections::BTreeMap;
use std::fmt::Debug;
use std::num::NonZeroU16;

/// What was drawn of a text, or (`true`) of its bullet: the numbers of its runs with their places in the file.
type Drawn = BTreeMap<(usize, bool), Vec<(usize, Identifier)>>;

/// Writes the file; an error if it would not be PDF/UA.
pub fn file(
    sheet: &Sheet,
    texts: &[Text],
    code: Option<&Modules>,
    pages: &[Page],
    language: &str,
) -> Result<Vec<u8>, ViewError> {
    let wrong = |why: &dyn Debug| ViewError(format!("{why:?}"));
    let configuration = ConfigurationBuilder::new().with_accessibility_validator(Accessibility::UA1).finish();
    let configuration = configuration.map_err(|why| wrong(&why))?;
    let mut document = Document::new_with(SerializeSettings { configuration, ..SerializeSettings::default() });
    let mut drawn = Drawn::new();
    let mut code_drawn = None;
    let mut tops = BTreeMap::new();
    for (number, page) in pages.iter().enumerate() {
        let settings = PageSettings::from_wh(PAGE_WIDTH, PAGE_HEIGHT).ok_or_else(|| wrong(&"page"))?;
        let mut sheet = document.start_page_with(settings);
        let mut surface = sheet.surface();
        for rule in &page.rules {
            draw_rule(&mut surface, rule);
        }
        for part in &page.parts {
            let top = part.pieces.first().map_or(0.0, |piece| piece.baseline - part.size);
            tops.insert(part.text, (number, top));
            let runs = texts.get(part.text).map_or(&[][..], |text| &text.runs);
            let places = draw(&mut surface, part, runs);
            drawn.insert((part.text, part.bullet), places);
        }
        if let (Some(code), Some(corner)) = (code, page.code) {
            code_drawn = Some(draw_code(&mut surface, code, corner));
        }
        surface.finish();
        sheet.finish();
    }
    let tags = Tags { texts, drawn, code: code_drawn };
    let headings = headings(&sheet.blocks);
    let mut outline = Outline::new();
    for (_, text) in &headings {
        if let Some((page, top)) = tops.get(text) {
            outline
                .push_child(OutlineNode::new(tags.words(*text), XyzDestination::new(*page, Point::from_xy(0.0, *top))));
        }
    }
    document.set_outline(outline);
    let title = headings.first().map(|(_, text)| tags.words(*text)).unwrap_or_default();
    document.set_metadata(Metadata::new().title(title).language(language.to_owned()));
    let mut tree = TagTree::new().with_lang(Some(language.to_owned()));
    for node in tags.blocks(&sheet.blocks) {
        tree.push(node);
    }
    document.set_tag_tree(tree);
    document.finish().map_err(|why| wrong(&why))
}

fn headings(blocks: &[Block]) -> Vec<(u16, usize)> {
    let mut found = Vec::new();
    for block in blocks {
        match block {
            Block::Heading(level, text) => found.push((*level, *text)),
            Block::Section(inside) => found.extend(headings(inside)),
            _ => {}
        }
    }
    found
}

fn black() -> Fill {
    Fill { paint: luma::Color::black().into(), ..Fill::default() }
}

/// Frames and rules are nothing that is read aloud.
fn draw_rule(surface: &mut Surface, rule: &Rule) {
    let [left, top, right, bottom] = rule.sides;
    let mut path = PathBuilder::new();
    if let Some(frame) = Rect::from_ltrb(left, top, right, bottom).filter(|_| bottom > top) {
        path.push_rect(frame);
    } else {
        path.move_to(left, top);
        path.line_to(right, bottom);
    }
    if let Some(path) = path.finish() {
        surface.start_tagged(ContentTag::Artifact(Artifact::with_kind(ArtifactType::Layout)));
        surface.set_fill(None);
        let paint = luma::Color::black().into();
        surface.set_stroke(Some(Stroke { paint, width: rule.thickness, ..Stroke::default() }));
        surface.draw_path(&path);
        surface.set_stroke(None);
        surface.end_tagged();
    }
}

/// Draws the dark modules, in each row those side by side as one.
fn draw_code(surface: &mut Surface, code: &Modules, [left, top]: [f32; 2]) -> Identifier {
    let place = surface.start_tagged(ContentTag::Other);
    let module = CODE_SIDE / points(code.side());
    let mut path = PathBuilder::new();
    for (y, row) in code.rows().enumerate() {
        let mut x = QUIET;
        for run in row.chunk_by(|one, next| one == next) {
            let (from, above) = (left + points(x) * module, top + points(y + QUIET) * module);
            x += run.len();
            let dark = run.first() == Some(&true);
            let (until, below) = (left + points(x) * module, above + module);
            if let Some(rect) = Rect::from_ltrb(from, above, until, below).filter(|_| dark) {
                path.push_rect(rect);
            }
        }
    }
    if let Some(path) = path.finish() {
        surface.set_fill(Some(black()));
        surface.draw_path(&path);
    }
    surface.end_tagged();
    place
}

/// A code has at most 177 modules a side.
fn points(modules: usize) -> f32 {
    u16::try_from(modules).map_or(0.0, f32::from)
}

/// Draws a text: one place in the file for each run of it.
fn draw(surface: &mut Surface, part: &Part, runs: &[Run]) -> Vec<(usize, Identifier)> {
    let mut places: Vec<(usize, Identifier)> = Vec::new();
    let mut struck = Vec::new();
    surface.set_fill(Some(black()));
    for pieces in part.pieces.chunk_by(|one, next| one.run == next.run) {
        let Some(run) = pieces.first().map(|piece| piece.run) else { continue };
        places.push((run, surface.start_tagged(ContentTag::Span(SpanTag::empty()))));
        for piece in pieces {
            let signs = &piece.shaped;
            let start = Point::from_xy(piece.left, piece.baseline);
            surface.draw_glyphs(start, &signs.glyphs, signs.face.font.clone(), &signs.text, part.size, false);
            if runs.get(run).is_some_and(|run| run.style.struck) && !part.bullet {
                let height = piece.baseline - part.size * 0.3;
                let right = piece.left + signs.width * part.size;
                struck.push(Rule { sides: [piece.left, height, right, height], thickness: part.size * 0.07 });
            }
        }
        surface.end_tagged();
    }
    for rule in &struck {
        draw_rule(surface, rule);
    }
    places
}

/// The tree of the file.
struct Tags<'a> {
    texts: &'a [Text],
    drawn: Drawn,
    code: Option<Identifier>,
}

impl Tags<'_> {
    fn blocks(&self, blocks: &[Block]) -> Vec<Node> {
        blocks.iter().map(|block| self.block(block)).collect()
    }

    fn block(&self, block: &Block) -> Node {
        match block {
            Block::Heading(level, text) => {
                let level = NonZeroU16::new(*level).unwrap_or(NonZeroU16::MIN);
                self.leaf(Tag::Hn(level, Some(self.words(*text))), *text)
            }
            Block::Paragraph(text) | Block::Framed(text) => self.leaf(Tag::P, *text),
            Block::List(items) => {
                let items = items.iter().map(|text| item(self.bullet(*text), self.leaf(Tag::LBody, *text)));
                TagGroup::with_children(Tag::L(ListNumbering::Disc), items.collect()).into()
            }
            Block::Facts(rows) | Block::Numbers(rows) => {
                let rows =
                    rows.iter().map(|(name, value)| item(self.leaf(Tag::Lbl, *name), self.leaf(Tag::LBody, *value)));
                TagGroup::with_children(Tag::L(ListNumbering::None), rows.collect()).into()
            }
            Block::Code(label) => {
                let places = self.code.into_iter().map(Into::into).collect();
                TagGroup::with_children(Tag::Figure(Some(label.clone())), places).into()
            }
            Block::Section(blocks) => TagGroup::with_children(Tag::Section, self.blocks(blocks)).into(),
        }
    }

    fn bullet(&self, text: usize) -> Node {
        let places = self.drawn.get(&(text, true)).into_iter().flatten();
        TagGroup::with_children(Tag::Lbl, places.map(|(_, place)| (*place).into()).collect()).into()
    }

    fn leaf(&self, tag: impl Into<krilla::tagging::TagKind>, text: usize) -> Node {
        let runs = self.texts.get(text).map_or(&[][..], |text| &text.runs);
        let places = self.drawn.get(&(text, false)).into_iter().flatten();
        let children = places.map(|(run, place)| {
            let style = runs.get(*run).map(|run| run.style.clone()).unwrap_or_default();
            styled(style, *place)
        });
        TagGroup::with_children(tag, children.collect()).into()
    }

    /// A text in the sheet's own language, without the English beside it.
    fn words(&self, text: usize) -> String {
        let runs = self.texts.get(text).into_iter().flat_map(|text| &text.runs);
        let own = runs.filter(|run| run.style.lang.is_none()).map(|run| run.text.as_str());
        own.collect::<String>().trim_end().to_owned()
    }
}

fn item(label: Node, body: Node) -> Node {
    TagGroup::with_children(Tag::LI, vec![label, body]).into()
}

/// What is in another language, no longer so or read otherwise is told; the rest is the text itself.
fn styled(style: Style, place: Identifier) -> Node {
    if style.lang.is_none() && style.aloud.is_none() && !style.struck {
        return place.into();
    }
    let through = style.struck.then_some(TextDecorationType::LineThrough);
    let span = Tag::Span.with_lang(style.lang).with_alt_text(style.aloud).with_text_decoration_type(through);
    TagGroup::with_children(span, vec![place.into()]).into()
}
