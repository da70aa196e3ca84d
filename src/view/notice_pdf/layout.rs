//! Where everything stands on the paper: lines, rows, pages.

use super::fonts::Shaped;
use super::read::{Block, Sheet};
use super::text::{Text, Word, letters};

/// The width of a Letter page, in points.
pub const PAGE_WIDTH: f32 = 612.0;
/// The height of a Letter page, in points.
pub const PAGE_HEIGHT: f32 = 792.0;
const SIDE: f32 = 42.0;
const EDGE: f32 = 34.0;
const WIDTH: f32 = PAGE_WIDTH - 2.0 * SIDE;
/// Where the values begin beside their names.
const VALUES: f32 = 118.0;

/// The side of the code for the door, the light around it too: 30 mm, as on the printed sheet.
pub const CODE_SIDE: f32 = 85.0;

/// The sizes of the type, the best first: the largest with which everything is on one page.
const SIZES: [f32; 7] = [10.5, 10.0, 9.5, 9.0, 8.5, 8.0, 7.5];

/// One page.
#[derive(Default)]
pub struct Page {
    /// What is written on it, in reading order.
    pub parts: Vec<Part>,
    /// What is only to be seen: frames and rules.
    pub rules: Vec<Rule>,
    /// The upper left corner of the code for the door, if it is on this page.
    pub code: Option<[f32; 2]>,
}

/// A text, or the bullet before it.
pub struct Part {
    /// Which text.
    pub text: usize,
    /// It is only the bullet.
    pub bullet: bool,
    /// The size of its type.
    pub size: f32,
    /// Its pieces: of one run, in one line.
    pub pieces: Vec<Piece>,
}

/// Signs of one run in one line.
pub struct Piece {
    /// Which run of the text.
    pub run: usize,
    /// Where it begins.
    pub left: f32,
    /// What it stands on.
    pub baseline: f32,
    /// The signs.
    pub shaped: Shaped,
}

/// A frame, or without a height a rule.
pub struct Rule {
    /// Left, top, right and bottom.
    pub sides: [f32; 4],
    /// How thick.
    pub thickness: f32,
}

/// What is not divided between pages.
#[derive(Default)]
struct Row {
    before: f32,
    height: f32,
    parts: Vec<Part>,
    rules: Vec<Rule>,
    /// A heading, or beside the code: it is not left alone at the end of a page.
    with_next: bool,
    /// The code begins at its top, on the right.
    code: bool,
}

/// Lays the sheet out on one page if the type can be made small enough, else on more.
pub fn pages(sheet: &Sheet, texts: &[Text], bullet: &Shaped) -> Vec<Page> {
    let mut pages = Vec::new();
    for size in SIZES {
        let mut setter = Setter { texts, bullet, size, rows: Vec::new(), beside: 0.0 };
        setter.blocks(&sheet.blocks);
        pages = divide(setter.rows);
        if pages.len() == 1 {
            break;
        }
    }
    pages
}

struct Setter<'a> {
    texts: &'a [Text],
    bullet: &'a Shaped,
    size: f32,
    rows: Vec<Row>,
    /// How much of the code is still to the right of what comes next.
    beside: f32,
}

impl Setter<'_> {
    fn blocks(&mut self, blocks: &[Block]) {
        for block in blocks {
            self.block(block);
        }
    }

    fn block(&mut self, block: &Block) {
        let size = self.size;
        match block {
            Block::Heading(level, text) => {
                let (size, before) = if *level == 1 { (size * 1.5, 0.0) } else { (size * 1.1, size * 0.75) };
                self.row(before, true, |setter| setter.part(*text, size, 0.0, setter.right()));
            }
            Block::Paragraph(text) => {
                self.row(size * 0.3, false, |setter| setter.part(*text, size, 0.0, setter.right()));
            }
            Block::Framed(text) => self.framed(*text),
            Block::List(items) => {
                for text in items {
                    self.row(size * 0.15, false, |setter| {
                        let (mut parts, height) = setter.part(*text, size, size, setter.right());
                        parts.splice(..0, setter.bullet(*text));
                        (parts, height)
                    });
                }
            }
            Block::Facts(rows) => {
                for (name, value) in rows {
                    self.row(size * 0.45, false, |setter| setter.fact(*name, *value, size, VALUES));
                    self.rule_below(0.5, size * 0.2);
                }
            }
            Block::Numbers(rows) => {
                for (name, value) in rows {
                    self.row(size * 0.3, false, |setter| setter.fact(*name, *value, size * 1.7, VALUES * 1.7));
                }
            }
            Block::Code(_) => {
                self.push(Row { before: size * 0.75, code: true, with_next: true, ..Row::default() });
                self.beside = CODE_SIDE;
            }
            Block::Section(blocks) => {
                self.blocks(blocks);
                // What comes after the section is below the code.
                let height = std::mem::take(&mut self.beside).max(0.0);
                if height > 0.0 {
                    self.push(Row { height, ..Row::default() });
                }
            }
        }
    }

    fn row(&mut self, before: f32, with_next: bool, fill: impl FnOnce(&Self) -> (Vec<Part>, f32)) {
        let (parts, height) = fill(self);
        self.push(Row { before, height, parts, with_next, ..Row::default() });
    }

    fn push(&mut self, row: Row) {
        self.beside -= row.before + row.height;
        let with_next = row.with_next || self.beside > 0.0;
        self.rows.push(Row { with_next, ..row });
    }

    /// Where lines end.
    fn right(&self) -> f32 {
        if self.beside > 0.0 { WIDTH - CODE_SIDE - self.size } else { WIDTH }
    }

    fn rule_below(&mut self, thickness: f32, gap: f32) {
        if let Some(row) = self.rows.last_mut() {
            row.height += gap;
            row.rules.push(Rule { sides: [0.0, row.height, WIDTH, row.height], thickness });
        }
    }

    fn framed(&mut self, text: usize) {
        let inset = self.size * 0.4;
        let (mut parts, inner) = self.part(text, self.size, inset, WIDTH - inset);
        for piece in parts.iter_mut().flat_map(|part| &mut part.pieces) {
            piece.baseline += inset;
        }
        let height = inner + 2.0 * inset;
        let rules = vec![Rule { sides: [0.0, 0.0, WIDTH, height], thickness: 0.75 }];
        self.push(Row { before: self.size * 0.5, height, parts, rules, ..Row::default() });
    }

    /// A name, and beside it its value.
    fn fact(&self, name: usize, value: usize, size: f32, values: f32) -> (Vec<Part>, f32) {
        let (mut parts, name_height) = self.part(name, self.size, 0.0, values - self.size);
        let (value, value_height) = self.part(value, size, values, self.right());
        // The first lines stand on one line.
        for piece in parts.iter_mut().flat_map(|part| &mut part.pieces) {
            piece.baseline += size - self.size;
        }
        parts.extend(value);
        (parts, value_height.max(name_height + size - self.size))
    }

    /// A text between two sides, and its height.
    fn part(&self, text: usize, size: f32, left: f32, right: f32) -> (Vec<Part>, f32) {
        let mut lines = Lines { width: (right - left) / size, ..Lines::default() };
        if let Some(text) = self.texts.get(text) {
            for word in &text.words {
                lines.add(word, text);
            }
        }
        let height = lines.height(size);
        for piece in &mut lines.pieces {
            piece.left = left + piece.left * size;
            piece.baseline = baseline(piece.baseline, size);
        }
        (vec![Part { text, bullet: false, size, pieces: lines.pieces }], height)
    }

    fn bullet(&self, text: usize) -> Vec<Part> {
        let baseline = baseline(0.0, self.size);
        let piece = Piece { run: 0, left: 0.0, baseline, shaped: self.bullet.clone() };
        vec![Part { text, bullet: true, size: self.size, pieces: vec![piece] }]
    }
}

/// From line to line, for type of size 1.
const LEADING: f32 = 1.3;

fn baseline(line: f32, size: f32) -> f32 {
    (line * LEADING + 1.02) * size
}

/// The lines of one text, for type of size 1.
#[derive(Default)]
struct Lines {
    width: f32,
    pieces: Vec<Piece>,
    line: f32,
    /// How far the line is filled.
    filled: f32,
    /// The next word begins a new line.
    ended: bool,
}

impl Lines {
    fn add(&mut self, word: &Word, text: &Text) {
        if word.visible > self.width {
            for letter in &letters(word, &text.runs) {
                self.put(letter);
            }
        } else {
            self.put(word);
        }
    }

    fn put(&mut self, word: &Word) {
        if self.ended || (self.filled > 0.0 && self.filled + word.visible > self.width) {
            self.line += 1.0;
            self.filled = 0.0;
            self.ended = false;
        }
        for (run, shaped) in &word.parts {
            let goes_on = |last: &&mut Piece| {
                let here = last.run == *run && last.baseline.total_cmp(&self.line).is_eq();
                here && std::ptr::eq(last.shaped.face, shaped.face)
            };
            match self.pieces.last_mut().filter(goes_on) {
                Some(last) => last.shaped.extend(shaped),
                None => self.pieces.push(Piece {
                    run: *run,
                    left: self.filled,
                    baseline: self.line,
                    shaped: shaped.clone(),
                }),
            }
            self.filled += shaped.width;
        }
        self.ended = word.ends_line;
    }

    fn height(&self, size: f32) -> f32 {
        (self.line + 1.0) * LEADING * size
    }
}

/// Rows from top to bottom; what does not fit any more goes on the next page.
fn divide(rows: Vec<Row>) -> Vec<Page> {
    let mut pages = vec![Page::default()];
    let mut at = EDGE;
    let mut together: Vec<Row> = Vec::new();
    for row in rows {
        let more = row.with_next;
        together.push(row);
        if more {
            continue;
        }
        let needed: f32 = together.iter().map(|row| row.before + row.height).sum();
        if at + needed > PAGE_HEIGHT - EDGE && at > EDGE {
            pages.push(Page::default());
            at = EDGE;
        }
        for row in together.drain(..) {
            at += if at > EDGE { row.before } else { 0.0 };
            let below = at + row.height;
            if let Some(page) = pages.last_mut() {
                page.put(row, at);
            }
            at = below;
        }
    }
    pages
}

impl Page {
    fn put(&mut self, row: Row, top: f32) {
        if row.code {
            self.code = Some([SIDE + WIDTH - CODE_SIDE, top]);
        }
        for mut part in row.parts {
            for piece in &mut part.pieces {
                piece.left += SIDE;
                piece.baseline += top;
            }
            self.parts.push(part);
        }
        for rule in row.rules {
            let [left, upper, right, lower] = rule.sides;
            self.rules.push(Rule { sides: [left + SIDE, upper + top, right + SIDE, lower + top], ..rule });
        }
    }
}
