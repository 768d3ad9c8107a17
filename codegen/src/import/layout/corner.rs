//! Nesting that is drawn with `∟` before the name of a field.

use crate::import::page::Table;

/// The mark before the name of an inner field.
const CORNER: char = '∟';

/// Indentation before or behind the mark.
const INDENT: [&str; 4] = ["&emsp;", "&nbsp;", "\u{2003}", " "];

/// Removes the marks from the names in a table and gives their rows a depth.
pub(super) fn read_depths(table: &mut Table) {
    for row in &mut table.rows {
        let Some(first) = row.cells.first_mut() else { continue };
        if let Some((depth, name)) = read(&first.text) {
            row.depth = depth;
            first.text = name;
        }
    }
}

/// Returns the depth and the name of a marked cell. A greater depth is a deeper level.
pub(super) fn read(text: &str) -> Option<(usize, String)> {
    let (above, name) = text.rsplit_once(CORNER)?;
    let is_mark = above.chars().all(|c| c == CORNER || c.is_whitespace() || "&;emspnb".contains(c));
    let indent: usize = INDENT.iter().map(|indent| above.matches(indent).count()).sum();
    let depth = 1 + above.matches(CORNER).count() + indent;
    let name = INDENT.iter().fold(name.to_owned(), |name, indent| name.replace(indent, " "));
    is_mark.then(|| (depth, name.trim().trim_matches(['`', '*']).to_owned()))
}

#[cfg(test)]
mod tests {
    use super::read;

    #[test]
    fn a_mark_before_a_name_is_a_level() {
        for (text, expected) in [
            ("∟ `floor`", Some((1, "floor"))),
            ("&emsp;∟floor", Some((2, "floor"))),
            ("&nbsp; &nbsp; ∟floor", Some((5, "floor"))),
            ("∟∟floor", Some((2, "floor"))),
            ("∟&nbsp;floor", Some((1, "floor"))),
            ("floor", None),
            ("floor of ∟ room", None),
        ] {
            assert_eq!(read(text), expected.map(|(depth, name)| (depth, name.to_owned())), "{text}");
        }
    }
}
