//! The two states that are compared: folders, single specs, or revisions of git.

use std::fs;
use std::io;
use std::path::Path;

use super::config::Project;
use super::git;
use crate::output;
use crate::source::{FileId, Source, Sources};

/// What an argument leads to.
enum Side {
    Specs(Sources),
    /// The specs of one vendor alone, by the name of its folder.
    Vendor(Sources, String),
    /// One spec, which takes the place of its counterpart on the other side.
    Page(Source),
}

/// Reads both sides; the new one is the working tree where nothing names it.
pub(super) fn read(project: &Project, old: &str, new: Option<&str>) -> io::Result<[Sources; 2]> {
    let new = match new {
        Some(new) => named(project, new)?,
        None => Side::Specs(working_tree(project)?),
    };
    Ok(match (named(project, old)?, new) {
        (Side::Page(old), Side::Page(new)) => {
            let around = working_tree(project)?;
            [with_page(&around, &old)?, with_page(&around, &new)?]
        }
        (Side::Page(old), Side::Specs(new) | Side::Vendor(new, _)) => [with_page(&new, &old)?, new],
        (Side::Specs(old) | Side::Vendor(old, _), Side::Page(new)) => {
            let new = with_page(&old, &new)?;
            [old, new]
        }
        (Side::Specs(old), Side::Vendor(new, vendor)) => [of_vendor(&old, &vendor), new],
        (Side::Vendor(old, vendor), Side::Specs(new)) => [old, of_vendor(&new, &vendor)],
        (Side::Specs(old) | Side::Vendor(old, _), Side::Specs(new) | Side::Vendor(new, _)) => [old, new],
    })
}

/// The specs as they are now.
pub(super) fn working_tree(project: &Project) -> io::Result<Sources> {
    output::read_specs(&project.root.join(&project.specs), &project.specs)
}

fn named(project: &Project, side: &str) -> io::Result<Side> {
    let path = Path::new(side);
    if path.is_dir() {
        let specs = path.join(&project.specs);
        let folder = if specs.is_dir() { &specs } else { path };
        return output::read_specs(folder, &folder.display().to_string()).map(of_folder);
    }
    if path.is_file() {
        let text =
            fs::read_to_string(path).map_err(|error| io::Error::new(error.kind(), format!("{side}: {error}")))?;
        return Ok(Side::Page(Source { path: side.replace('\\', "/"), text }));
    }
    let (revision, folder) = side.split_once(':').unwrap_or((side, &project.specs));
    let commit = git::commit(&project.root, revision)
        .map_err(|error| io::Error::new(error.kind(), format!("`{side}` is no file and no folder, and {error}")))?;
    git::read_specs(&project.root, &commit, folder.trim_end_matches('/')).map(of_folder)
}

/// Tells the folder of one vendor from that of all, by the vendor.yaml in it.
fn of_folder(sources: Sources) -> Side {
    let root = sources.root.trim_end_matches('/').to_owned();
    let is_vendor = sources.iter().any(|(file, _)| sources.steps(file) == ["vendor"]);
    let (above, name) = root.rsplit_once('/').unwrap_or(("", &root));
    if !is_vendor {
        return Side::Specs(sources);
    }
    let files = sources.iter().map(|(_, source)| source.clone()).collect();
    Side::Vendor(Sources::new(above, files), name.to_owned())
}

fn of_vendor(sources: &Sources, vendor: &str) -> Sources {
    let files = sources.iter().filter(|(file, _)| sources.steps(*file).first() == Some(&vendor));
    Sources::new(sources.root.clone(), files.map(|(_, source)| source.clone()).collect())
}

/// The specs with a page in the place of its counterpart: the one that describes the same operation, or else, and where
/// several vendors have one of that name, the one that stands in the same place.
fn with_page(around: &Sources, page: &Source) -> io::Result<Sources> {
    let name = |text: &str| {
        let line = text.lines().find_map(|line| line.strip_prefix("operation:"));
        line.map(|name| name.trim().trim_matches(['"', '\'']).to_owned())
    };
    let wanted = name(&page.text);
    let is_place = |file: FileId| Path::new(&page.path).ends_with(format!("{}.yaml", around.steps(file).join("/")));
    let same = |(file, source): &(FileId, &Source)| match &wanted {
        Some(wanted) => name(&source.text).as_ref() == Some(wanted),
        None => is_place(*file),
    };
    let mut found: Vec<FileId> = around.iter().filter(same).map(|(file, _)| file).collect();
    if found.len() > 1 {
        found.retain(|file| is_place(*file));
    }
    let [found] = found[..] else {
        return Err(io::Error::other(format!("{}: the other side has no spec in its place; name folders", page.path)));
    };
    let files = around.iter().map(|(file, source)| {
        let text = if file == found { &page.text } else { &source.text };
        Source { path: source.path.clone(), text: text.clone() }
    });
    Ok(Sources::new(around.root.clone(), files.collect()))
}
