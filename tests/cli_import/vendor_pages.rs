//! Vendor pages that are available locally, each imported once for all tests.

use std::env;
use std::fs;
use std::path::{Path, PathBuf};
use std::sync::LazyLock;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

use clientloom::import::{Draft, import_all};

use crate::support::skip;

/// The variable with a folder of pages in many layouts.
pub(super) const PAGES: &str = "VENDOR_PAGES";

/// A vendor page.
pub(super) struct Real {
    pub(super) path: PathBuf,
    pub(super) text: String,
    /// The draft, or the reason why there is none.
    pub(super) draft: Result<Draft, String>,
}

/// Returns the folder of pages, if the environment names one.
pub(super) fn folder() -> Option<PathBuf> {
    folder_of(PAGES)
}

/// Returns the folder that a variable of the environment names.
pub(super) fn folder_of(variable: &str) -> Option<PathBuf> {
    let folder = env::var_os(variable).map(PathBuf::from);
    if folder.is_none() {
        skip(&format!("{variable} names no folder of pages"));
    }
    folder
}

/// Returns all pages; none if there is no folder.
pub(super) fn pages() -> &'static [Real] {
    static IMPORTED: LazyLock<Vec<Real>> = LazyLock::new(|| {
        env::var_os(PAGES).map_or_else(Vec::new, |folder| {
            let pages = import_folder(Path::new(&folder));
            assert!(!pages.is_empty(), "{PAGES} names a folder without pages: {}", folder.display());
            pages
        })
    });
    if folder().is_none() { &[] } else { &IMPORTED }
}

/// Imports each page of the files below a folder.
pub(super) fn import_folder(folder: &Path) -> Vec<Real> {
    let mut paths = Vec::new();
    collect(folder, &mut paths);
    let pages = in_parallel(&paths, |path| {
        let text = String::from_utf8_lossy(&fs::read(path).expect("a page")).into_owned();
        let page = |draft| Real { path: path.clone(), text: text.clone(), draft };
        import_all(&text, None).into_iter().map(|part| page(part.draft)).collect::<Vec<_>>()
    });
    pages.into_iter().flatten().collect()
}

/// Adds the paths of all pages below a folder, in order.
pub(super) fn collect(folder: &Path, into: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display())) {
        let path = entry.expect("an entry").path();
        if path.is_dir() {
            collect(&path, into);
        } else if path.extension().is_some_and(|extension| extension == "txt" || extension == "md") {
            into.push(path);
        }
    }
    into.sort();
}

/// Applies a function to each item on all cores. The results keep the order.
pub(super) fn in_parallel<T: Sync, R: Send>(items: &[T], work: impl Fn(&T) -> R + Sync) -> Vec<R> {
    let next = AtomicUsize::new(0);
    let run = || {
        let mut done = Vec::new();
        while let Some((at, item)) =
            Some(next.fetch_add(1, Ordering::Relaxed)).and_then(|at| Some((at, items.get(at)?)))
        {
            done.push((at, work(item)));
        }
        done
    };
    let threads = thread::available_parallelism().map_or(1, usize::from);
    let mut done: Vec<(usize, R)> = thread::scope(|scope| {
        let handles: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
        handles.into_iter().flat_map(|handle| handle.join().expect("no page panics")).collect()
    });
    done.sort_by_key(|(at, _)| *at);
    done.into_iter().map(|(_, result)| result).collect()
}
