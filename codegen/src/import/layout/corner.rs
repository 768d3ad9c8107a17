//! Nesting that is drawn with `∟` or wide spaces before the name of a field.

use crate::import::page::{Row, Table};

/// The mark before the name of an inner field.
const CORNER: char = '∟';

/// Wide indentation. Spaces next to it do not count.
const WIDE: [&str; 4] = ["&emsp;", "&ensp;", "\u{2003}", "\u{2002}"];

/// Narrow indentation.
const NARROW: [&str; 3] = ["&nbsp;", "\u{a0}", " "];

/// Marks of code and of bold text.
const MARKS: [char; 2] = ['`', '*'];

/// A name with the marks and the indentation before it.
#[derive(Debug, PartialEq, Eq)]
struct MarkedName {
    /// The number of marks.
    marks: usize,
    /// The width of the indentation.
    width: usize,
    name: String,
}

/// Whether a cell has a mark, or wide indentation before its text.
pub(super) fn is_in(text: &str) -> bool {
    text.contains(CORNER) || starts_wide(text)
}

fn starts_wide(text: &str) -> bool {
    WIDE.iter().any(|indent| text.trim_start_matches(' ').starts_with(indent))
}

/// Removes the marks from the names in a table and gives their rows a depth.
///
/// A level is as wide as the narrowest indentation of the table. The first level has the depth 1.
pub(super) fn read_depths(table: &mut Table) {
    if table.rows.iter().any(|row| names(row).len() > 1) {
        table.rows = std::mem::take(&mut table.rows).into_iter().flat_map(split).collect();
    }
    let marked = |row: &mut Row| read(&row.cells.first()?.text);
    let marked: Vec<Option<MarkedName>> = table.rows.iter_mut().map(marked).collect();
    let widths = marked.iter().flatten().map(|row| row.width).filter(|width| *width > 0);
    let level = widths.min().unwrap_or(1);
    let depth = |row: &MarkedName| row.marks + (row.width + level / 2) / level;
    let above = marked.iter().flatten().map(depth).min().unwrap_or(1) - 1;
    let mut depths = Vec::new();
    for (row, marked) in table.rows.iter_mut().zip(marked) {
        let (Some(first), Some(marked)) = (row.cells.first_mut(), marked) else { continue };
        row.depth = depth(&marked) - above;
        first.text = marked.name;
        depths.push(row.depth);
    }
    table.single = depths.len() > 1 && depths.iter().all(|depth| *depth == depths[0]);
}

/// The separator of names that a row describes alike.
const AND: char = '、';

/// Returns the names of a row with several: marked ones in a line each, or others in a list.
fn names(row: &Row) -> Vec<&str> {
    let text = row.cells.first().map(|cell| cell.text.as_str()).unwrap_or_default();
    let listed: Vec<&str> = text.split(AND).map(str::trim).collect();
    let is_name = |name: &str| {
        name.starts_with(|c: char| c.is_ascii_alphabetic())
            && name.bytes().all(|b| b.is_ascii_alphanumeric() || b == b'_')
    };
    if listed.len() > 1 && listed.iter().all(|name| is_name(name)) {
        return listed;
    }
    let lines: Vec<&str> = text.lines().filter(|line| !line.trim().is_empty()).collect();
    if lines.iter().all(|line| read(line).is_some()) { lines } else { Vec::new() }
}

/// Splits a row that describes several fields alike.
fn split(row: Row) -> Vec<Row> {
    let with_name = |name: &&str| {
        let mut row = row.clone();
        if let Some(first) = row.cells.first_mut() {
            (*name).clone_into(&mut first.text);
        }
        row
    };
    let rows: Vec<Row> = names(&row).iter().map(with_name).collect();
    if rows.len() > 1 { rows } else { vec![row] }
}

/// Reads a marked cell. Wide indentation without a mark counts as one.
fn read(text: &str) -> Option<MarkedName> {
    let Some((above, name)) = text.rsplit_once(CORNER) else {
        return starts_wide(text).then(|| read_indented(text)).filter(|found| !found.name.is_empty());
    };
    let count = |indents: &[&str]| indents.iter().map(|indent| above.matches(indent).count()).sum::<usize>();
    let is_mark = above.chars().all(|c| c == CORNER || c.is_whitespace() || "&;emnspb".contains(c));
    let marks = 1 + above.matches(CORNER).count();
    // Between several marks, spaces only separate them.
    let (wide, narrow) = (count(&WIDE), if marks > 1 { 0 } else { count(&NARROW) });
    let name = WIDE.iter().chain(&NARROW).fold(name.to_owned(), |name, indent| name.replace(indent, " "));
    let name = bare(&name, &MARKS);
    is_mark.then_some(MarkedName { marks, width: if wide > 0 { wide } else { narrow }, name })
}

/// Returns a name without these marks. Words behind it may be marked too.
pub(super) fn bare(name: &str, marks: &[char]) -> String {
    name.split(' ').flat_map(|word| word.split(marks)).filter(|word| !word.is_empty()).collect::<Vec<_>>().join(" ")
}

fn read_indented(text: &str) -> MarkedName {
    let mut name = text;
    let mut width = 0;
    loop {
        if let Some(rest) = WIDE.iter().find_map(|indent| name.strip_prefix(indent)) {
            (name, width) = (rest, width + 1);
        } else if let Some(rest) = NARROW.iter().find_map(|indent| name.strip_prefix(indent)) {
            name = rest;
        } else {
            let name = bare(name, &MARKS);
            return MarkedName { marks: 1, width, name };
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{MarkedName, read, read_depths};
    use crate::import::page::{Cell, Row, Table};

    #[test]
    fn a_mark_before_a_name_is_a_level() {
        for (text, expected) in [
            ("∟ `floor`", Some((1, 0, "floor"))),
            ("&emsp;∟floor", Some((1, 1, "floor"))),
            ("&ensp;∟floor", Some((1, 1, "floor"))),
            ("&emsp;  ∟floor", Some((1, 1, "floor"))),
            ("&nbsp; &nbsp; ∟floor", Some((1, 4, "floor"))),
            ("  ∟floor", Some((1, 2, "floor"))),
            ("∟∟floor", Some((2, 0, "floor"))),
            ("&emsp;∟ ∟ floor", Some((2, 1, "floor"))),
            ("∟&nbsp;floor", Some((1, 0, "floor"))),
            ("&emsp;floor", Some((1, 1, "floor"))),
            ("&emsp; &ensp;`floor`", Some((1, 2, "floor"))),
            ("\u{2003}\u{2003}floor", Some((1, 2, "floor"))),
            ("&emsp;", None),
            ("&nbsp;floor", None),
            ("floor", None),
            ("floor of ∟ room", None),
        ] {
            let expected = expected.map(|(marks, width, name)| MarkedName { marks, width, name: name.to_owned() });
            assert_eq!(read(text), expected, "{text}");
        }
    }

    fn table(names: &[&str]) -> Table {
        let cell = |name: &str| Cell { text: name.to_owned(), marks: Vec::new() };
        let row = |name: &&str| Row { cells: vec![cell(name)], ..Row::default() };
        Table { rows: names.iter().map(row).collect(), ..Table::default() }
    }

    #[test]
    fn a_row_may_have_several_names() {
        let mut table = table(&["a", "&emsp;∟b\n&emsp;∟c", "d\ne", "f、g", "大、小"]);
        read_depths(&mut table);
        let found: Vec<(usize, &str)> = table.rows.iter().map(|row| (row.depth, row.cells[0].text.as_str())).collect();
        assert_eq!(found, [(0, "a"), (1, "b"), (1, "c"), (0, "d\ne"), (0, "f"), (0, "g"), (0, "大、小")]);
    }

    #[test]
    fn the_narrowest_indentation_is_one_level() {
        for (names, expected, is_single) in [
            (&["a", "∟b", "∟c"][..], vec![0, 1, 1], true),
            (&["a", "&emsp;∟b", "&emsp;&emsp;∟c"], vec![0, 1, 2], false),
            (&["a", "   ∟b", "      ∟c", "        ∟d", "         ∟e"], vec![0, 1, 2, 3, 3], false),
            (&["a", "∟b", "∟∟c"], vec![0, 1, 2], false),
            (&["a", "&emsp;b", "&emsp;&emsp;∟c", "&emsp;&emsp;&emsp;∟d"], vec![0, 1, 2, 3], false),
            (&["a", "b"], vec![0, 0], false),
        ] {
            let mut table = table(names);
            read_depths(&mut table);
            let found: Vec<usize> = table.rows.iter().map(|row| row.depth).collect();
            assert_eq!((found, table.single), (expected, is_single), "{names:?}");
        }
    }
}
