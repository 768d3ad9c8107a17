//! The two states that are compared: folders, single specs, or revisions of git.

use std::io;
use std::path::Path;

use super::config::Project;
use super::git;
use super::released;
use crate::diagnostics::{FileId, Source, Sources};
use crate::project::files;

/// What an argument leads to.
enum Side {
    Specs(Sources),
    /// The specs of one vendor alone, by the name of its folder.
    Vendor(Sources, String),
    /// One spec, which takes the place of its counterpart on the other side.
    Page(Source),
}

/// Reads what arguments name.
pub(super) struct Sides<'a> {
    pub(super) project: &'a Project,
    /// What stands before the paths of the project's specs when they are shown.
    pub(super) below: &'a str,
}

impl Sides<'_> {
    /// Reads both sides; the new one is the working tree where nothing names it.
    pub(super) fn read(&self, old: &str, new: Option<&str>) -> io::Result<[Sources; 2]> {
        let new = match new {
            Some(new) => self.named(new)?,
            None => Side::Specs(working_tree(self.project)?.below(self.below)),
        };
        Ok(match (self.named(old)?, new) {
            (Side::Page(old), Side::Page(new)) => {
                let mut around = working_tree(self.project)?.below(self.below);
                if [&old, &new].into_iter().all(|page| place(&around, page).is_err()) {
                    around = with_guest(around, &old);
                }
                let places = [place(&around, &old)?, place(&around, &new)?];
                if places[0] != places[1] {
                    let why = format!(
                        "{} and {} describe different operations or files: compare folders instead",
                        old.path, new.path
                    );
                    return Err(io::Error::other(why));
                }
                [with_page(&around, old)?, with_page(&around, new)?]
            }
            (Side::Page(old), Side::Specs(new) | Side::Vendor(new, _)) => [with_page(&new, old)?, new],
            (Side::Specs(old) | Side::Vendor(old, _), Side::Page(new)) => {
                let new = with_page(&old, new)?;
                [old, new]
            }
            (Side::Specs(old), Side::Vendor(new, vendor)) => [of_vendor(&old, &vendor), new],
            (Side::Vendor(old, vendor), Side::Specs(new)) => [old, of_vendor(&new, &vendor)],
            (Side::Specs(old) | Side::Vendor(old, _), Side::Specs(new) | Side::Vendor(new, _)) => [old, new],
        })
    }

    fn named(&self, side: &str) -> io::Result<Side> {
        let project = self.project;
        let path = Path::new(side);
        if path.is_dir() {
            let specs = path.join(&project.specs);
            let folder = if specs.is_dir() { &specs } else { path };
            return files::read_specs(folder, &folder.display().to_string()).and_then(of_folder);
        }
        if path.is_file() {
            return Ok(Side::Page(Source { path: side.replace('\\', "/"), text: files::read_text(path)? }));
        }
        let (revision, path) = side.split_once(':').unwrap_or((side, ""));
        let commit = git::commit(&project.root, revision).map_err(|error| {
            io::Error::new(error.kind(), format!("`{side}` is not a file or a folder, and {error}"))
        })?;
        let path = path.split('/').filter(|step| !["", "."].contains(step)).collect::<Vec<_>>().join("/");
        if Path::new(&path).extension().is_some_and(|ending| ending == "yaml") {
            let text = git::read_file(&project.root, &commit, &path);
            let text = text.ok_or_else(|| io::Error::other(format!("revision `{revision}` has no file `{path}`")))?;
            return Ok(Side::Page(Source { path: format!("{}{path}", self.below), text }));
        }
        // A whole revision has the folders that its own codegen.toml names.
        let mut folders: Vec<String> = match path.as_str() {
            "" => released::folders(project, &commit)?.into_iter().map(|[specs, _]| specs).collect(),
            _ => vec![path],
        };
        folders.dedup();
        for folder in &folders {
            if let Some(specs) = git::read_specs(&project.root, &commit, folder)? {
                return of_folder(specs.below(self.below));
            }
        }
        Err(git::without_specs(revision, &folders.join("` or `")))
    }
}

/// The specs as they are now.
pub(super) fn working_tree(project: &Project) -> io::Result<Sources> {
    files::read_specs(&project.root.join(&project.specs), &project.specs)
}

/// Tells the folder of one vendor from that of all, by the vendor.yaml in it.
fn of_folder(sources: Sources) -> io::Result<Side> {
    let root = sources.root.trim_end_matches('/').to_owned();
    let is_vendor = sources.iter().any(|(file, _)| sources.steps(file) == ["vendor"]);
    let has_vendors = sources.iter().any(|(file, _)| matches!(sources.steps(file)[..], [_, "vendor"]));
    let (above, name) = root.rsplit_once('/').unwrap_or(("", &root));
    if !is_vendor && !has_vendors && sources.iter().next().is_some() {
        let why =
            format!("`{root}` has no vendor.yaml: name the folder of one vendor or of all vendors, or a single spec");
        return Err(io::Error::other(why));
    }
    if !is_vendor {
        return Ok(Side::Specs(sources));
    }
    let files = sources.iter().map(|(_, source)| source.clone()).collect();
    Ok(Side::Vendor(Sources::new(above, files), name.to_owned()))
}

fn of_vendor(sources: &Sources, vendor: &str) -> Sources {
    let files = sources.iter().filter(|(file, _)| sources.steps(*file).first() == Some(&vendor));
    Sources::new(sources.root.clone(), files.map(|(_, source)| source.clone()).collect())
}

/// The specs with one more, of an operation that they do not have: below the vendor that its path names, or the only one.
/// Where that cannot be said they stay as they are.
fn with_guest(around: Sources, page: &Source) -> Sources {
    let vendor_of = |file: FileId| match around.steps(file)[..] {
        [vendor, "vendor"] => Some(vendor.to_owned()),
        _ => None,
    };
    let vendors: Vec<String> = around.iter().filter_map(|(file, _)| vendor_of(file)).collect();
    let named = vendors.iter().find(|vendor| page.path.split('/').any(|step| step == **vendor));
    let vendor = named.or(vendors.first().filter(|_| vendors.len() == 1));
    let Some((vendor, name)) = vendor.zip(operation(&page.text)) else { return around };
    let path = format!("{}/{vendor}/{}.yaml", around.root, name.replace('.', "/"));
    let files = around.iter().map(|(_, source)| source.clone());
    Sources::new(around.root.clone(), files.chain([Source { path, text: page.text.clone() }]).collect())
}

/// The name that a spec gives its operation; none if it is that of a vendor or a service.
fn operation(text: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix("operation:"));
    line.map(|name| name.trim().trim_matches(['"', '\'']).to_owned())
}

/// The specs with a page in the place of its counterpart.
fn with_page(around: &Sources, page: Source) -> io::Result<Sources> {
    let mut with = around.clone();
    with.replace(place(around, &page)?, page);
    Ok(with)
}

/// The counterpart of a page: the spec that describes the same operation, or else, and where several vendors have one of
/// that name, the one that stands in the same place.
fn place(around: &Sources, page: &Source) -> io::Result<FileId> {
    let wanted = operation(&page.text);
    let is_place = |file: FileId| Path::new(&page.path).ends_with(format!("{}.yaml", around.steps(file).join("/")));
    let same = |(file, source): &(FileId, &Source)| match &wanted {
        Some(wanted) => operation(&source.text).as_ref() == Some(wanted),
        None => is_place(*file),
    };
    let mut found: Vec<FileId> = around.iter().filter(same).map(|(file, _)| file).collect();
    if found.len() > 1 {
        found.retain(|file| is_place(*file));
    }
    let [found] = found[..] else {
        return Err(io::Error::other(format!(
            "{}: the other side has no corresponding spec: compare folders instead",
            page.path
        )));
    };
    Ok(found)
}
