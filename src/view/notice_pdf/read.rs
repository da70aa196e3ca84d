//! From the sheet's HTML to blocks of text: the same template, so that paper, page and PDF always say the same.

use html5gum::{StartTag, Token, Tokenizer};

/// The sheet, read.
#[derive(Debug, Default, PartialEq)]
pub struct Sheet {
    /// Its parts, in reading order.
    pub blocks: Vec<Block>,
    /// Their texts; a block knows the place of its own.
    pub texts: Vec<Vec<Run>>,
}

/// A part of the sheet.
#[derive(Debug, PartialEq)]
pub enum Block {
    /// A heading: 1 for the sheet itself, 2 for its sections.
    Heading(u16, usize),
    /// A paragraph.
    Paragraph(usize),
    /// A paragraph in a frame.
    Framed(usize),
    /// A list with bullets.
    List(Vec<usize>),
    /// Names with values beside them.
    Facts(Vec<(usize, usize)>),
    /// The same, large: the two numbers.
    Numbers(Vec<(usize, usize)>),
    /// The code for the door, by what is said of it to whoever cannot see it. What follows in its section stands beside it.
    Code(String),
    /// A heading with what is below it.
    Section(Vec<Block>),
}

/// A piece of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Run {
    /// The words; `\n` ends a line.
    pub text: String,
    /// How they look and in which language they are.
    pub style: Style,
}

/// How text looks and in which language it is.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Style {
    /// Bold.
    pub bold: bool,
    /// Struck through: no longer so.
    pub struck: bool,
    /// The language, where it is another than the sheet's.
    pub lang: Option<String>,
    /// How it is read to somebody, where that is not as it is written: digit by digit.
    pub aloud: Option<String>,
}

/// Reads the sheet.
pub fn sheet(html: &str) -> Sheet {
    let mut reader = Reader::default();
    for Ok(token) in Tokenizer::new(html) {
        match token {
            Token::StartTag(tag) => reader.open(&tag),
            Token::EndTag(tag) => reader.close(&tag.name),
            Token::String(text) => reader.say(&String::from_utf8_lossy(&text)),
            _ => {}
        }
    }
    Sheet { blocks: reader.blocks, texts: reader.texts }
}

#[derive(Default)]
struct Reader {
    /// What is read already, of the innermost section.
    blocks: Vec<Block>,
    /// The sections around it.
    around: Vec<Vec<Block>>,
    /// The elements that are open, with the style inside them.
    open: Vec<(Vec<u8>, Style)>,
    /// How many elements are around one that is not for paper.
    hidden_in: Option<usize>,
    texts: Vec<Vec<Run>>,
    /// The text of the block that is being read.
    text: Option<Vec<Run>>,
    /// A tag lies between this and what was read last: a new run.
    apart: bool,
    framed: bool,
    large: bool,
    items: Vec<usize>,
    rows: Vec<(usize, usize)>,
    label: usize,
}

impl Reader {
    fn style(&self) -> Style {
        self.open.last().map(|(_, style)| style.clone()).unwrap_or_default()
    }

    fn open(&mut self, tag: &StartTag<()>) {
        self.apart = true;
        let name: &[u8] = &tag.name;
        if name == b"br" {
            self.end_line();
            return;
        }
        let attribute = |name: &[u8]| tag.attributes.get(name).map(|value| String::from_utf8_lossy(value).into_owned());
        let class = attribute(b"class").unwrap_or_default();
        let is = |wanted: &str| class.split(' ').any(|name| name == wanted);
        let mut style = self.style();
        style.bold |= matches!(name, b"strong" | b"h2" | b"h3" | b"dt");
        style.struck |= name == b"s";
        style.lang = attribute(b"lang").or(style.lang);
        if is("no-print") && self.hidden_in.is_none() {
            self.hidden_in = Some(self.open.len());
        }
        match name {
            b"section" => {
                self.around.push(std::mem::take(&mut self.blocks));
                self.large = is("numbers");
            }
            // The only picture of the sheet; its lines are drawn from the code itself.
            b"svg" if self.hidden_in.is_none() => {
                self.blocks.push(Block::Code(attribute(b"aria-label").unwrap_or_default()));
            }
            // Not a paragraph of its own: inside a value of the facts.
            b"p" if self.text.is_some() => {}
            b"p" | b"h2" | b"h3" | b"li" | b"dt" | b"dd" => {
                self.text = Some(Vec::new());
                self.framed = is("not-valid") || is("not-government") || is("replaced");
            }
            _ => {}
        }
        if !tag.self_closing {
            self.open.push((name.to_owned(), style));
        }
    }

    fn close(&mut self, name: &[u8]) {
        self.apart = true;
        self.open.pop();
        let hidden = self.hidden_in.is_some();
        self.hidden_in = self.hidden_in.filter(|depth| *depth < self.open.len());
        let inside = self.open.iter().any(|(name, _)| name == b"dd");
        match name {
            b"section" => {
                let outer = self.around.pop().unwrap_or_default();
                let blocks = std::mem::replace(&mut self.blocks, outer);
                if !blocks.is_empty() {
                    self.blocks.push(Block::Section(blocks));
                }
                self.large = false;
            }
            b"ul" => {
                let items = std::mem::take(&mut self.items);
                if !items.is_empty() {
                    self.blocks.push(Block::List(items));
                }
            }
            b"dl" => {
                let rows = std::mem::take(&mut self.rows);
                if !rows.is_empty() {
                    self.blocks.push(if self.large { Block::Numbers(rows) } else { Block::Facts(rows) });
                }
            }
            b"p" if inside => {}
            b"p" | b"h2" | b"h3" | b"li" | b"dt" | b"dd" if !hidden => self.end_text(name),
            _ => {}
        }
    }

    fn end_text(&mut self, name: &[u8]) {
        let mut text = self.text.take().unwrap_or_default();
        if let Some(last) = text.last_mut() {
            last.text.truncate(last.text.trim_end_matches([' ', '\n']).len());
        }
        text.retain(|run| !run.text.is_empty());
        // A value may be empty: its name still stands there.
        if text.is_empty() && !matches!(name, b"dt" | b"dd") {
            return;
        }
        let place = self.texts.len();
        self.texts.push(text);
        match name {
            b"h2" => self.blocks.push(Block::Heading(1, place)),
            b"h3" => self.blocks.push(Block::Heading(2, place)),
            b"li" => self.items.push(place),
            b"dt" => self.label = place,
            b"dd" => self.rows.push((self.label, place)),
            _ if self.framed => self.blocks.push(Block::Framed(place)),
            _ => self.blocks.push(Block::Paragraph(place)),
        }
    }

    fn end_line(&mut self) {
        if let Some(last) = self.text.as_mut().and_then(|text| text.last_mut()) {
            last.text.push('\n');
        }
    }

    /// As a browser shows it: any white space is one space, and none at the beginning of a line.
    fn say(&mut self, words: &str) {
        let style = self.style();
        let Some(text) = self.text.as_mut().filter(|_| self.hidden_in.is_none()) else { return };
        for sign in words.chars() {
            let sign = if sign.is_ascii_whitespace() { ' ' } else { sign };
            let at_start = text.iter().rev().find_map(|run| run.text.chars().next_back());
            if sign == ' ' && at_start.is_none_or(|last| last == ' ' || last == '\n') {
                continue;
            }
            match text.last_mut() {
                Some(run) if !self.apart => run.text.push(sign),
                _ => text.push(Run { text: sign.into(), style: style.clone() }),
            }
            self.apart = false;
        }
    }
}
