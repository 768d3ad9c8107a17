//! Pages as drafts, with the specs and the kept texts of their vendors.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::streams::STDIN;
use crate::import::{Draft, Memory, Specs, import_all};
use crate::project::files;

/// A file of pages with its displayed name, and its text or the error of reading it.
struct Page {
    name: String,
    text: Result<String, String>,
}

/// Drafts every page of a file. The name of the file and the part name a page among several.
fn drafts(page: Page, vendor: Option<&str>) -> Vec<(String, Result<Draft, String>)> {
    match page.text {
        Err(error) => vec![(page.name, Err(error))],
        Ok(text) => {
            let name = |part: Option<String>| match part {
                Some(part) => format!("{}, {part}", page.name),
                None => page.name.clone(),
            };
            import_all(&text, vendor).into_iter().map(|one| (name(one.part), one.draft)).collect()
        }
    }
}

/// Reads the specs of the vendors of these paths.
pub(super) fn read_vendors<'a>(into: &Path, paths: impl Iterator<Item = &'a str>) -> io::Result<Specs> {
    let mut specs = Specs::new();
    for vendor in paths.filter_map(|path| path.split('/').next()).collect::<BTreeSet<_>>() {
        let folder = into.join(vendor);
        if folder.is_dir() {
            let sources = files::read_specs(&folder, vendor)?;
            specs.extend(sources.iter().map(|(_, source)| (source.path.clone(), source.text.clone())));
        }
    }
    Ok(specs)
}

/// Drafts the pages that the arguments name. Each draft comes with the name of its page.
pub(super) fn read_drafts(
    arguments: &[String],
    vendor: Option<&str>,
) -> io::Result<Vec<(String, Result<Draft, String>)>> {
    Ok(read_pages(arguments)?.into_iter().flat_map(|page| drafts(page, vendor)).collect())
}

/// Reads the pages that the arguments name, in folders too.
fn read_pages(arguments: &[String]) -> io::Result<Vec<Page>> {
    let page = |name: String, text: io::Result<String>| Page { name, text: text.map_err(|error| error.to_string()) };
    let mut pages = Vec::new();
    for argument in arguments {
        if argument == STDIN {
            pages.push(page("standard input".to_owned(), io::read_to_string(io::stdin())));
            continue;
        }
        let files = files::read_pages(Path::new(argument))?;
        pages.extend(files.into_iter().map(|(path, text)| page(path.display().to_string(), text)));
    }
    Ok(pages)
}

/// Reads the texts below a folder of specs.
pub(super) fn read_memory(specs: &Path) -> io::Result<Memory> {
    let mut memory = Memory::default();
    for (path, text) in files::read_named(specs, Memory::is_file)? {
        memory.read(&path, &text).map_err(|error| io::Error::other(format!("{}/{error}", specs.display())))?;
    }
    Ok(memory)
}
