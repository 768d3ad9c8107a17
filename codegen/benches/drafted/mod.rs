//! Drafts of all pages of a folder, as one set of specs.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};
use std::{env, io};

use clientloom::diagnostics::{Source, Sources};
use clientloom::import::{Draft, ImportOptions, Specs, import_all, plan};

/// Returns the drafts of the first folder of each vendor below the folder in `VENDOR_CORPUS`.
///
/// They are `None` without the variable. Vendors without pages that become drafts have none.
pub fn drafts() -> Result<Option<Sources>, Box<dyn Error>> {
    let Some(root) = env::var_os("VENDOR_CORPUS") else { return Ok(None) };
    let mut pages = Vec::new();
    for vendor in entries(Path::new(&root))?.into_iter().filter(|path| path.is_dir()) {
        if let Some(day) = entries(&vendor)?.into_iter().find(|path| path.is_dir()) {
            read(&day, &mut pages)?;
        }
    }
    let mut specs = vendors()?;
    specs.extend(plan(pages, &specs, ImportOptions::default()).files);
    let is_operation = |path: &String| !path.ends_with("/vendor.yaml");
    if !specs.keys().any(is_operation) {
        return Err(format!("VENDOR_CORPUS: no page below {} becomes a draft", Path::new(&root).display()).into());
    }
    let source = |(path, text)| Source { path: format!("specs/{path}"), text };
    Ok(Some(Sources::new("specs", specs.into_iter().map(source).collect())))
}

/// Returns the `vendor.yaml` files of the repository.
fn vendors() -> io::Result<Specs> {
    let mut specs = Specs::new();
    for folder in entries(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../specs"))? {
        let (name, file) = (folder.file_name().unwrap_or_default().to_string_lossy(), folder.join("vendor.yaml"));
        if file.is_file() {
            specs.insert(format!("{name}/vendor.yaml"), fs::read_to_string(file)?);
        }
    }
    Ok(specs)
}

/// Drafts the pages of all files below a folder. A file that is not text has no page.
fn read(folder: &Path, pages: &mut Vec<(String, Result<Draft, String>)>) -> io::Result<()> {
    for path in entries(folder)? {
        if path.is_dir() {
            read(&path, pages)?;
        } else if let Ok(text) = fs::read_to_string(&path) {
            let name = path.display().to_string();
            pages.extend(import_all(&text, None).into_iter().map(|page| (name.clone(), page.draft)));
        }
    }
    Ok(())
}

fn entries(folder: &Path) -> io::Result<Vec<PathBuf>> {
    let entries = fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path()));
    let mut paths = entries.collect::<io::Result<Vec<_>>>()?;
    paths.sort();
    Ok(paths)
}
