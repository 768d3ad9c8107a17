//! `cargo codegen import`: pages in, drafts out, and what became of each.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::{FINDINGS, FINE, Streams, count};
use crate::import::import;
use crate::names;
use crate::output;

pub(super) const MORE_HELP: &str = "\
A draft holds the facts of its page. `?` stands where words of our own are to be
written, and what is not certain stands under `unsure`; `cargo codegen lint` counts
both until a person has been through them. A file that is there is left alone.

Layouts: Feishu's raw pages (md-table, md-dt-table), plain ones (front matter),
those with tables in a frame and the reply as an example alone, the same read as
windows-1254 in place of UTF-8, and those that draw nesting with `└`;
GPTBots' pages as Markdown and as text copied from the site, in English, Chinese
and French; CTyun's pages as text, with objects in tables of their own.";

/// What stands for standard input.
const STDIN: &str = "-";

/// Drafts every page and says what became of it.
pub(super) fn run(pages: &[String], into: &Path, vendor: Option<&str>, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(vendor) = vendor.filter(|vendor| names::snake(vendor) != **vendor || !names::is_name(vendor)) {
        writeln!(streams.err, "error: `{vendor}` cannot be the folder of a vendor")?;
        return Ok(super::WRONG_USAGE);
    }
    let (mut imported, mut refused, mut open) = (0, 0, 0);
    let mut scopes = BTreeSet::new();
    for (shown, text) in read(pages)? {
        let done = text.and_then(|text| import(&text, vendor)).and_then(|draft| {
            let path = into.join(&draft.path);
            output::create(&path, &draft.text).map_err(|error| error.to_string())?;
            Ok((path, draft))
        });
        match done {
            Ok((path, draft)) => {
                imported += 1;
                open += draft.open;
                writeln!(streams.out, "{}\n  from {shown}, {} open", path.display(), count(draft.open, "point"))?;
                scopes.extend(draft.scopes);
            }
            Err(reason) => {
                refused += 1;
                writeln!(streams.err, "refused: {shown}: {reason}")?;
            }
        }
    }
    if !scopes.is_empty() {
        let scopes = scopes.into_iter().collect::<Vec<_>>().join(", ");
        writeln!(streams.out, "scopes that vendor.yaml has to know: {scopes}")?;
    }
    let pages = count(imported + refused, "page");
    writeln!(streams.out, "{pages}: {imported} imported, {refused} refused, {} open", count(open, "point"))?;
    Ok(if refused == 0 { FINE } else { FINDINGS })
}

/// A page as it is shown, with its text or why it could not be read.
type Read = (String, Result<String, String>);

fn read(pages: &[String]) -> io::Result<Vec<Read>> {
    let mut read = Vec::new();
    for page in pages {
        if page == STDIN {
            read.push((
                "standard input".to_owned(),
                io::read_to_string(io::stdin()).map_err(|error| error.to_string()),
            ));
            continue;
        }
        for (path, text) in output::read_pages(Path::new(page))? {
            read.push((path.display().to_string(), text.map_err(|error| error.to_string())));
        }
    }
    Ok(read)
}
