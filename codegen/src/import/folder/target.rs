//! The files above a page, and the folder of events.

/// The folder of the events of a service.
const EVENTS: &str = "events";

/// Whether a file lies in a folder of events.
pub(super) fn is_event(path: &str) -> bool {
    path.rsplit('/').nth(1) == Some(EVENTS)
}

/// Returns the paths of the files whose types a page uses: an event uses those of its folder alone.
pub(super) fn with_types(path: &str) -> Vec<String> {
    let mut above = above(path);
    if is_event(path) {
        above.drain(..above.len() - 1);
    }
    above
}

/// Returns the paths of the `vendor.yaml` and `service.yaml` files above a page.
pub(super) fn above(path: &str) -> Vec<String> {
    let steps: Vec<&str> = path.split('/').collect();
    let folders = (2..steps.len()).map(|depth| format!("{}/service.yaml", steps[..depth].join("/")));
    std::iter::once(format!("{}/vendor.yaml", steps[0])).chain(folders).collect()
}
