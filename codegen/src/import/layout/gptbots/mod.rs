//! GPTBots' pages, in several languages: as Markdown, and as text copied from the site.

mod copied;
mod markdown;

use super::kind;
use super::linked::{self, Columns, NamedTable};
use super::place::Places;
use super::reader::Layout;
use crate::import::labels::{self, Label};
use crate::import::page::{Block, Lines, Page, Part, Section, Table};

pub(super) const LAYOUT: Layout = Layout { is, read };

/// What stands in pages that are guides, too: the site, its hosts, and the first line of an export.
const SIGNS: [&str; 3] = ["gptbots.ai", "api-${endpoint}", "_Last updated at:"];

/// What the heading above the method is in each language.
const LANGUAGES: [(&str, &str); 3] = [("zh", "请求方式"), ("fr", "Méthode de requête"), ("en", "Request Method")];

/// What stands behind an object's name in the heading above its members.
const MEMBERS: [&str; 2] = [" Attributes", " 属性"];

fn is(text: &str) -> bool {
    SIGNS.iter().any(|sign| text.contains(sign)) || has_method(text)
}

fn has_method(text: &str) -> bool {
    text.lines().any(|line| labels::section(markdown::heading(line)) == Some(Label::Method))
}

fn read(text: &str) -> Page {
    let places = Places::new(text);
    let text = super::front::without_comment(text);
    let is_markdown = text.lines().any(|line| line.starts_with('#'));
    let (title, sections) = if is_markdown { markdown::read(text, &places) } else { copied::read(text, &places) };
    let language = LANGUAGES.into_iter().find(|(_, method)| text.contains(method)).map(|(language, _)| language);
    Page {
        vendor: "gptbots",
        title,
        updated: updated(text),
        language: language.unwrap_or("en"),
        sections,
        ..Page::default()
    }
}

/// The day in `_Last updated at: 2025-10-20_`.
fn updated(text: &str) -> Option<String> {
    let day = text.split_once(SIGNS[2])?.1.trim_start().get(..10)?;
    let is_day = day.bytes().enumerate().all(|(at, byte)| match at {
        4 | 7 => byte == b'-',
        _ => byte.is_ascii_digit(),
    });
    is_day.then(|| day.to_owned())
}

/// The sections while they are read, with the tables of objects that stand below headings of their own.
#[derive(Default)]
struct SectionBuilder {
    sections: Vec<Section>,
    /// Section, and table.
    named: Vec<(usize, NamedTable)>,
    /// The object whose members come next.
    object: Option<String>,
}

impl SectionBuilder {
    fn push_heading(&mut self, title: &str, lines: Lines) {
        self.object = MEMBERS.iter().find_map(|end| title.strip_suffix(end)).map(ToOwned::to_owned);
        if self.object.is_none() {
            self.sections.push(Section { title: title.to_owned(), lines, blocks: Vec::new() });
        }
    }

    fn push(&mut self, lines: Lines, part: Part) {
        if self.sections.is_empty() {
            self.sections.push(Section::default());
        }
        let Some(section) = self.sections.last_mut() else { return };
        match (part, section.blocks.last_mut()) {
            // The site shows code twice, in one line and as it is laid out.
            (Part::Code(code), Some(Block { part: Part::Code(above), lines: place }))
                if letters(&code).eq(letters(above)) =>
            {
                *above = code;
                place.last = lines.last;
            }
            (part, _) => section.blocks.push(Block { lines, part }),
        }
    }

    fn push_table(&mut self, mut table: Table) {
        finish_rows(&mut table);
        match self.object.take() {
            Some(name) => self.named.push((self.sections.len(), NamedTable { name, table })),
            None => self.push(spanned(&table), Part::Table(table)),
        }
    }

    /// The sections, each object's members below the row that it has.
    fn finish(mut self) -> Vec<Section> {
        for (number, section) in self.sections.iter_mut().enumerate() {
            let is_here = |(at, _): &mut (usize, NamedTable)| *at == number + 1;
            let named: Vec<NamedTable> = self.named.extract_if(.., is_here).map(|(_, named)| named).collect();
            let tables = section.blocks.iter_mut().filter_map(|block| match &mut block.part {
                Part::Table(table) => Some(table),
                _ => None,
            });
            let mut left = named;
            for table in tables.take(usize::from(!left.is_empty())) {
                let columns = Columns { name: 0, ty: None, link: None };
                (*table, left) = linked::join(std::mem::take(table), left, columns);
                table.flat = table.rows.iter().all(|row| row.depth == 0);
            }
            let block = |named: NamedTable| Block { lines: spanned(&named.table), part: Part::Table(named.table) };
            section.blocks.extend(left.into_iter().map(block));
        }
        self.sections
    }
}

/// From the head of a table to its last row.
fn spanned(table: &Table) -> Lines {
    let last = table.rows.last().map_or(table.lines.last, |row| row.lines.last);
    Lines { last, ..table.lines }
}

fn letters(text: &str) -> impl Iterator<Item = char> {
    text.chars().filter(|letter| !letter.is_whitespace())
}

/// Names such as `records[].id` say how deep they are; types have spellings of their own.
fn finish_rows(table: &mut Table) {
    let ty = table.head.iter().position(|head| labels::column(head) == Some(Label::Type));
    let mut known: Vec<String> = Vec::new();
    for row in &mut table.rows {
        if let Some(name) = row.cells.first_mut() {
            let stated = name.text.replace('\\', "");
            if let Some((above, last)) = stated.rsplit_once('.')
                && known.iter().any(|known| known == above.trim_end_matches("[]"))
            {
                row.depth += stated.matches('.').count();
                last.clone_into(&mut name.text);
            }
            known.push(stated);
        }
        if let Some(ty) = ty.and_then(|ty| row.cells.get_mut(ty)) {
            ty.text = kind::neutral(&ty.text.replace('\\', ""));
        }
    }
    table.flat = table.rows.iter().all(|row| row.depth == 0);
}
