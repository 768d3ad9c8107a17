//! A block: lines between two marks, which the command writes into a file of the user.

use std::fmt;

/// The marks of a block that are not one pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct BrokenMarks {
    marks: [&'static str; 2],
    found: [usize; 2],
}

impl fmt::Display for BrokenMarks {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let ([begin, end], [begins, ends]) = (self.marks, self.found);
        write!(f, "expected one line `{begin}` and one line `{end}` below it, but found {begins} and {ends}: ")?;
        write!(f, "write one pair, or remove both so that the file stays as it is")
    }
}

/// Returns the text with other lines between two marks; `None` if it has no marks.
///
/// Each mark is a line of its own.
pub(super) fn replaced(text: &str, marks: [&'static str; 2], lines: &[String]) -> Result<Option<String>, BrokenMarks> {
    let found = |mark: &str| {
        let at: Vec<usize> =
            (0..).zip(text.lines()).filter(|(_, line)| line.trim() == mark).map(|(at, _)| at).collect();
        (at.first().copied(), at.len())
    };
    let [(begin, begins), (end, ends)] = marks.map(found);
    match (begin, end) {
        (None, None) => Ok(None),
        (Some(begin), Some(end)) if begins == 1 && ends == 1 && begin < end => {
            let all: Vec<&str> = text.lines().collect();
            let before = all[..=begin].iter().copied();
            let new = before.chain(lines.iter().map(String::as_str)).chain(all[end..].iter().copied());
            Ok(Some(new.flat_map(|line| [line, "\n"]).collect()))
        }
        _ => Err(BrokenMarks { marks, found: [begins, ends] }),
    }
}

/// Whether the text has both marks.
pub(super) fn is_marked(text: &str, marks: [&str; 2]) -> bool {
    marks.iter().all(|mark| text.lines().any(|line| line.trim() == *mark))
}
