//! The position of each address in a text, and the features of YAML that specs do not allow.
//!
//! The value tree of serde has no positions. A second parser, which has them, runs only in two
//! cases:
//!
//! - A finding is shown.
//! - The text has a character that can begin an anchor, an alias, a tag or a merge key.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write;
use std::ops::Range;

use granit_parser::{Event, Parser, ScalarStyle, Span};

use super::error::{SyntaxError, SyntaxErrorKind};

/// The positions of a key and its value, in bytes.
#[derive(Clone, Debug, Default)]
pub struct Spans {
    /// The key; for an item of a list, its beginning.
    pub key: Range<usize>,
    /// The value, if it is a scalar.
    pub value: Option<Range<usize>>,
}

/// The positions of one text.
#[derive(Debug, Default)]
pub struct Index {
    spans: BTreeMap<String, Spans>,
    scalars: Vec<(String, String)>,
    duplicates: Vec<(Range<usize>, String)>,
    features: Vec<(Range<usize>, &'static str)>,
    numbers: Vec<(Range<usize>, String)>,
    /// The only addresses that have positions; without them, all have.
    wanted: Option<BTreeSet<String>>,
    /// The address of the value that is read.
    address: String,
}

/// A collection whose end has not been read yet; its own address has this length.
enum Frame {
    Map { address: usize, key: Option<Range<usize>>, seen: Vec<String> },
    List { address: usize, count: usize },
}

/// Whether a text without quotes is an integer that is not written in plain decimal digits.
///
/// The value tree of serde would contain other digits than the file.
pub(super) fn is_respelled(text: &str) -> bool {
    let digits = text.strip_prefix(['+', '-']).unwrap_or(text);
    let radix = [("0x", 16), ("0o", 8), ("0b", 2)];
    let other = radix.into_iter().find_map(|(prefix, radix)| Some((digits.strip_prefix(prefix)?, radix)));
    match other {
        Some((digits, radix)) => !digits.is_empty() && digits.chars().all(|c| c.is_digit(radix)),
        None => {
            text.starts_with('+') && !digits.is_empty() && digits.chars().all(|c| c.is_ascii_digit()) || text == "-0"
        }
    }
}

impl Index {
    /// Reads the positions of a text, up to the first syntax error.
    #[must_use]
    pub fn new(text: &str) -> Self {
        Self::default().read(text)
    }

    /// Reads the positions of these addresses and of all above them, up to the first syntax error.
    #[must_use]
    pub fn of<'a>(text: &str, addresses: impl IntoIterator<Item = &'a str>) -> Self {
        let above = |address: &'a str| std::iter::successors(Some(address), |&address| parent(address));
        let wanted = addresses.into_iter().flat_map(above).map(ToOwned::to_owned).collect();
        Self { wanted: Some(wanted), ..Self::default() }.read(text)
    }

    fn read(self, text: &str) -> Self {
        let mut index = self;
        let mut frames: Vec<Frame> = Vec::new();
        for event in Parser::new_from_str(text) {
            let Ok((event, span)) = event else { break };
            let bytes = range(text, &span);
            match event {
                Event::Scalar(value, style, anchor, tag) => {
                    index.note_features(&bytes, anchor, tag.is_some());
                    if style == ScalarStyle::Plain && is_respelled(&value) {
                        index.numbers.push((bytes.clone(), value.to_string()));
                    }
                    index.scalar(&mut frames, &value, style, bytes);
                }
                Event::Alias(_) => {
                    index.features.push((bytes.clone(), "an alias"));
                    index.scalar(&mut frames, "", ScalarStyle::Plain, bytes);
                }
                Event::MappingStart(_, anchor, tag) => {
                    index.note_features(&bytes, anchor, tag.is_some());
                    index.enter(&mut frames, bytes, None);
                    frames.push(Frame::Map { address: index.address.len(), key: None, seen: Vec::new() });
                }
                Event::SequenceStart(_, anchor, tag) => {
                    index.note_features(&bytes, anchor, tag.is_some());
                    index.enter(&mut frames, bytes, None);
                    frames.push(Frame::List { address: index.address.len(), count: 0 });
                }
                Event::MappingEnd | Event::SequenceEnd => {
                    frames.pop();
                }
                _ => {}
            }
        }
        index
    }

    /// Returns the position of an address, or of the nearest address above it that exists.
    #[must_use]
    pub fn find(&self, address: &str) -> Spans {
        let mut address = address;
        loop {
            if let Some(spans) = self.spans.get(address) {
                return spans.clone();
            }
            match parent(address) {
                Some(above) => address = above,
                None => return Spans::default(),
            }
        }
    }

    /// Returns the address and the text of each scalar, in the order of the file.
    #[must_use]
    pub fn scalars(&self) -> &[(String, String)] {
        &self.scalars
    }

    pub(super) fn errors(&self) -> Vec<SyntaxError> {
        let duplicates = self.duplicates.iter().map(|(bytes, key)| SyntaxError {
            kind: SyntaxErrorKind::DuplicateKey,
            bytes: bytes.clone(),
            message: format!("the mapping has the key `{key}` twice"),
            help: None,
        });
        let features = self.features.iter().map(|(bytes, what)| SyntaxError {
            kind: SyntaxErrorKind::Feature,
            bytes: bytes.clone(),
            message: format!("{what} is not allowed in specs"),
            help: None,
        });
        let numbers = self.numbers.iter().map(|(bytes, text)| SyntaxError {
            kind: SyntaxErrorKind::Unreadable,
            bytes: bytes.clone(),
            message: format!("YAML reads `{text}` as another number or spelling"),
            help: Some("put it in quotes, or write a number in decimal digits".to_owned()),
        });
        duplicates.chain(features).chain(numbers).collect()
    }

    fn note_features(&mut self, bytes: &Range<usize>, anchor: usize, tag: bool) {
        if anchor != 0 {
            self.features.push((bytes.clone(), "an anchor"));
        }
        if tag {
            self.features.push((bytes.clone(), "a tag"));
        }
    }

    /// Adds a scalar: the next key of a mapping, or a value.
    fn scalar(&mut self, frames: &mut [Frame], value: &str, style: ScalarStyle, bytes: Range<usize>) {
        if let Some(Frame::Map { address, key: key @ None, seen }) = frames.last_mut() {
            if value == "<<" && style == ScalarStyle::Plain {
                self.features.push((bytes.clone(), "a merge key"));
            }
            if self.wanted.is_none() {
                if seen.iter().any(|name| name == value) {
                    self.duplicates.push((bytes.clone(), value.to_owned()));
                }
                seen.push(value.to_owned());
            }
            self.step_to_key(*address, value);
            *key = Some(bytes);
        } else {
            self.enter(frames, bytes.clone(), Some(bytes));
            if self.wanted.is_none() {
                self.scalars.push((self.address.clone(), value.to_owned()));
            }
        }
    }

    /// Adds the position of a value, whose address is the current one from then on.
    fn enter(&mut self, frames: &mut [Frame], start: Range<usize>, value: Option<Range<usize>>) {
        let key = match frames.last_mut() {
            None => start,
            Some(Frame::Map { address, key, .. }) => key.take().unwrap_or_else(|| {
                self.step_to_key(*address, "");
                0..0
            }),
            Some(Frame::List { address, count }) => {
                self.address.truncate(*address);
                write!(self.address, "[{count}]").expect("a `String` accepts any text");
                *count += 1;
                start
            }
        };
        if self.wanted.as_ref().is_none_or(|wanted| wanted.contains(&self.address)) {
            self.spans.entry(self.address.clone()).or_insert(Spans { key, value });
        }
    }

    /// Makes the address of a key the current one; `above` is the length of its mapping's address.
    fn step_to_key(&mut self, above: usize, key: &str) {
        self.address.truncate(above);
        if above > 0 {
            self.address.push('.');
        }
        self.address.push_str(key);
    }
}

/// Returns the address above an address.
fn parent(address: &str) -> Option<&str> {
    address.rfind(['.', '[']).map(|cut| &address[..cut])
}

pub(super) fn range(text: &str, span: &Span) -> Range<usize> {
    let bytes = span.byte_range().unwrap_or(0..0);
    let end = bytes.end.min(text.len());
    bytes.start.min(end)..end
}
