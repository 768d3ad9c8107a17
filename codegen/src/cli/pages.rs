//! Pages as drafts, with the specs and the kept texts of their vendors.

use std::collections::BTreeSet;
use std::io;
use std::path::Path;

use super::streams::STDIN;
use crate::import::{Draft, Glossary, Memory, Specs, import_all};
use crate::project::files;

/// A page of a file with its draft, or with the reason why it has none.
pub(super) struct DraftedPage {
    /// The displayed name of the file.
    pub(super) file: String,
    /// The name of the page among several of the file.
    pub(super) part: Option<String>,
    pub(super) draft: Result<Draft, String>,
}

impl DraftedPage {
    /// Returns the displayed name of the page.
    pub(super) fn name(&self) -> String {
        match &self.part {
            Some(part) => format!("{}, {part}", self.file),
            None => self.file.clone(),
        }
    }
}

/// Drafts every page of a text.
fn drafts(file: &str, text: Result<String, String>, vendor: Option<&str>) -> Vec<DraftedPage> {
    let page = |part, draft| DraftedPage { file: file.to_owned(), part, draft };
    match text {
        Err(error) => vec![page(None, Err(error))],
        Ok(text) => import_all(&text, vendor).into_iter().map(|one| page(one.part, one.draft)).collect(),
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

/// Drafts the pages that the arguments name, in folders too.
pub(super) fn read_drafts(arguments: &[String], vendor: Option<&str>) -> io::Result<Vec<DraftedPage>> {
    let mut pages = Vec::new();
    let said = |text: io::Result<String>| text.map_err(|error| error.to_string());
    for argument in arguments {
        if argument == STDIN {
            pages.extend(drafts("standard input", said(io::read_to_string(io::stdin())), vendor));
            continue;
        }
        let files = files::read_pages(Path::new(argument))?;
        pages
            .extend(files.into_iter().flat_map(|(path, text)| drafts(&path.display().to_string(), said(text), vendor)));
    }
    Ok(pages)
}

/// Reads the texts below a folder of specs.
pub(super) fn read_memory(specs: &Path) -> io::Result<Memory> {
    let mut memory = Memory::default();
    read_each(specs, Memory::is_file, |path, text| memory.read(path, text))?;
    Ok(memory)
}

/// Reads the glossaries below a folder of specs.
pub(super) fn read_glossary(specs: &Path) -> io::Result<Glossary> {
    let mut glossary = Glossary::default();
    read_each(specs, Glossary::is_file, |path, text| glossary.read(path, text))?;
    Ok(glossary)
}

/// Reads the files with these names below a folder of specs. The first error ends it.
fn read_each(
    specs: &Path,
    is_file: fn(&str) -> bool,
    mut read: impl FnMut(&str, &str) -> Result<(), String>,
) -> io::Result<()> {
    for (path, text) in files::read_named(specs, is_file)? {
        read(&path, &text).map_err(|error| io::Error::other(format!("{}/{error}", specs.display())))?;
    }
    Ok(())
}
