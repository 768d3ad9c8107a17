//! The two states that `diff` compares: folders, single specs, or revisions of git.

use std::io;
use std::path::Path;

use super::config::Project;
use super::git;
use super::released;
use crate::diagnostics::{FileId, Source, Sources};
use crate::project::files;

/// The specs that an argument names.
enum Selection {
    All(Sources),
    /// The specs of one vendor, with the name of its folder.
    Vendor(Sources, String),
    /// One spec, which replaces its counterpart in the other state.
    Page(Source),
}

impl Selection {
    /// Returns the same specs, displayed behind a text.
    fn below(self, prefix: &str) -> Self {
        match self {
            Self::All(specs) => Self::All(specs.below(prefix)),
            Self::Vendor(specs, vendor) => Self::Vendor(specs.below(prefix), vendor),
            Self::Page(Source { path, text }) => Self::Page(Source { path: format!("{prefix}{path}"), text }),
        }
    }
}

/// The reader of the states that arguments name.
pub(super) struct StateReader<'a> {
    pub(super) project: &'a Project,
    /// The text before the displayed paths of the project's specs.
    pub(super) prefix: &'a str,
    /// Whether the displayed path of a file in a revision begins with the revision.
    pub(super) names_revisions: bool,
}

impl StateReader<'_> {
    /// Reads both states; the new one is the working tree by default.
    pub(super) fn read(&self, old: &str, new: Option<&str>) -> io::Result<[Sources; 2]> {
        let new = match new {
            Some(new) => self.select(new)?,
            None => Selection::All(self.working_tree()?),
        };
        Ok(match (self.select(old)?, new) {
            (Selection::Page(old), Selection::Page(new)) => self.pages(old, new)?,
            (Selection::Page(old), Selection::All(new) | Selection::Vendor(new, _)) => [with_page(&new, old)?, new],
            (Selection::All(old) | Selection::Vendor(old, _), Selection::Page(new)) => {
                let new = with_page(&old, new)?;
                [old, new]
            }
            (Selection::All(old), Selection::Vendor(new, vendor)) => [of_vendor(&old, &vendor), new],
            (Selection::Vendor(old, vendor), Selection::All(new)) => [old, of_vendor(&new, &vendor)],
            (Selection::All(old), Selection::All(new)) | (Selection::Vendor(old, _), Selection::Vendor(new, _)) => {
                [old, new]
            }
        })
    }

    fn working_tree(&self) -> io::Result<Sources> {
        Ok(working_tree(self.project)?.below(self.prefix))
    }

    /// Returns the working tree twice: with the old page and with the new one.
    fn pages(&self, old: Source, new: Source) -> io::Result<[Sources; 2]> {
        let mut around = self.working_tree()?;
        if [&old, &new].into_iter().all(|page| counterpart(&around, page).is_err()) {
            around = with_new_page(around, &old);
        }
        if counterpart(&around, &old)? != counterpart(&around, &new)? {
            return Err(io::Error::other(format!(
                "{} and {} describe different operations or files: compare folders instead",
                old.path, new.path
            )));
        }
        Ok([with_page(&around, old)?, with_page(&around, new)?])
    }

    /// Reads the specs of an argument: a folder, a file, or a revision with or without a path.
    fn select(&self, argument: &str) -> io::Result<Selection> {
        let path = Path::new(argument);
        if path.is_dir() {
            let specs = path.join(&self.project.specs);
            let folder = if specs.is_dir() { &specs } else { path };
            return files::read_specs(folder, &folder.display().to_string()).and_then(of_folder);
        }
        if path.is_file() {
            let text = files::read_text(path)?;
            return Ok(Selection::Page(Source { path: argument.replace('\\', "/"), text }));
        }
        let (revision, path) = argument.split_once(':').unwrap_or((argument, ""));
        let commit = git::commit(&self.project.root, revision).map_err(|error| {
            io::Error::new(error.kind(), format!("`{argument}` is not a file or a folder, and {error}"))
        })?;
        let path = path.split('/').filter(|step| !["", "."].contains(step)).collect::<Vec<_>>().join("/");
        self.select_revision(revision, &commit, path)
    }

    fn select_revision(&self, revision: &str, commit: &str, path: String) -> io::Result<Selection> {
        let project = self.project;
        let shown = if self.names_revisions { format!("{revision}:") } else { self.prefix.to_owned() };
        if Path::new(&path).extension().is_some_and(|ending| ending == "yaml") {
            let text = git::read_file(&project.root, commit, &path);
            let text = text.ok_or_else(|| io::Error::other(format!("revision `{revision}` has no file `{path}`")))?;
            return Ok(Selection::Page(Source { path, text }).below(&shown));
        }
        // A whole revision has the folders that its own codegen.toml names.
        let mut folders: Vec<String> = match path.as_str() {
            "" => released::folders(project, commit)?.into_iter().map(|[specs, _]| specs).collect(),
            _ => vec![path],
        };
        folders.dedup();
        for folder in &folders {
            if let Some(specs) = git::read_specs(&project.root, commit, folder)? {
                return Ok(of_folder(specs)?.below(&shown));
            }
        }
        Err(git::without_specs(revision, &folders.join("` or `")))
    }
}

/// Reads the specs of the working tree.
pub(super) fn working_tree(project: &Project) -> io::Result<Sources> {
    files::read_specs(&project.root.join(&project.specs), &project.specs)
}

/// Returns the selection of a folder, which belongs to one vendor if it contains a vendor.yaml.
fn of_folder(sources: Sources) -> io::Result<Selection> {
    let root = sources.root.trim_end_matches('/').to_owned();
    let is_vendor = sources.iter().any(|(file, _)| sources.steps(file) == ["vendor"]);
    let has_vendors = sources.iter().any(|(file, _)| matches!(sources.steps(file)[..], [_, "vendor"]));
    let (above, name) = root.rsplit_once('/').unwrap_or(("", &root));
    if !is_vendor && !has_vendors && sources.iter().next().is_some() {
        return Err(io::Error::other(format!(
            "`{root}` has no vendor.yaml: name the folder of one vendor or of all vendors, or a single spec"
        )));
    }
    if !is_vendor {
        return Ok(Selection::All(sources));
    }
    let files = sources.iter().map(|(_, source)| source.clone()).collect();
    Ok(Selection::Vendor(Sources::new(above, files), name.to_owned()))
}

/// Returns the specs of one vendor.
fn of_vendor(sources: &Sources, vendor: &str) -> Sources {
    let files = sources.iter().filter(|(file, _)| sources.steps(*file).first() == Some(&vendor));
    Sources::new(sources.root.clone(), files.map(|(_, source)| source.clone()).collect())
}

/// Adds the spec of a new operation.
///
/// The spec goes below the vendor that its path names, or below the only vendor. If there is no
/// such vendor, the specs stay unchanged.
fn with_new_page(around: Sources, page: &Source) -> Sources {
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

/// Returns the operation that a spec names; `None` for the spec of a vendor or a service.
fn operation(text: &str) -> Option<String> {
    let line = text.lines().find_map(|line| line.strip_prefix("operation:"));
    line.map(|name| name.trim().trim_matches(['"', '\'']).to_owned())
}

/// Replaces the counterpart of a page by the page.
fn with_page(around: &Sources, page: Source) -> io::Result<Sources> {
    let mut with = around.clone();
    with.replace(counterpart(around, &page)?, page);
    Ok(with)
}

/// Returns the counterpart of a page: the spec of the same operation.
///
/// The path decides if several vendors have an operation of this name, or if the page names none.
fn counterpart(around: &Sources, page: &Source) -> io::Result<FileId> {
    let wanted = operation(&page.text);
    let has_path = |file: FileId| Path::new(&page.path).ends_with(format!("{}.yaml", around.steps(file).join("/")));
    let is_same = |(file, source): &(FileId, &Source)| match &wanted {
        Some(wanted) => operation(&source.text).as_ref() == Some(wanted),
        None => has_path(*file),
    };
    let mut found: Vec<FileId> = around.iter().filter(is_same).map(|(file, _)| file).collect();
    if found.len() > 1 {
        found.retain(|file| has_path(*file));
    }
    let [found] = found[..] else {
        return Err(io::Error::other(format!(
            "{}: the other side has no corresponding spec: compare folders instead",
            page.path
        )));
    };
    Ok(found)
}
