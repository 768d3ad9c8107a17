//! The tables of a section: the main one, and those of objects, which rows of others refer to.

use crate::import::labels::{self, Label};
use crate::import::layout::kind;
use crate::import::layout::linked::{self, Columns, NamedTable};
use crate::import::layout::sections::Sections;
use crate::import::page::Table;

/// The text before the name of a table.
const TABLE: char = '表';

/// Returns the name in the heading of an object's table: `表 room` is `room`.
pub(super) fn name(heading: &str) -> Option<&str> {
    let name = heading.trim().strip_prefix(TABLE)?;
    let is_apart =
        name.starts_with([' ', '\u{3000}', '：', ':']) || name.starts_with(|c: char| c.is_ascii_alphanumeric());
    is_apart.then(|| name.trim_matches([' ', '\u{3000}', '：', ':']))
}

/// Adds the tables of a section. The table of an object follows the row that refers to it.
///
/// The main table has no name. Without one, the tables are not joined.
pub(super) fn push(mut tables: Vec<NamedTable>, sections: &mut Sections) {
    for named in &mut tables {
        normalise_types(&mut named.table);
    }
    let Some(main) = tables.iter().position(|named| named.name.is_empty()) else {
        return tables.into_iter().for_each(|named| sections.push_table(named.table));
    };
    let main = tables.remove(main).table;
    let column = |label| main.head.iter().position(|head| labels::column(head) == Some(label));
    let columns =
        Columns { name: column(Label::Name).unwrap_or_default(), ty: column(Label::Type), link: column(Label::Object) };
    let (main, unused) = linked::join(main, tables, columns);
    sections.push_table(main);
    for named in unused {
        sections.push_table(named.table);
    }
}

fn normalise_types(table: &mut Table) {
    let ty = table.head.iter().position(|head| labels::column(head) == Some(Label::Type));
    for row in &mut table.rows {
        if let Some(cell) = ty.and_then(|ty| row.cells.get_mut(ty)) {
            cell.text = kind::neutral(&cell.text);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::name;

    #[test]
    fn a_heading_names_the_table_of_an_object() {
        for (heading, expected) in [
            ("表 room", Some("room")),
            ("表room", Some("room")),
            ("表：room", Some("room")),
            ("表示房间", None),
            ("room", None),
        ] {
            assert_eq!(name(heading), expected, "{heading}");
        }
    }
}
