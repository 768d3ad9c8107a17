//! The files above a page.

/// Returns the paths of the `vendor.yaml` and `service.yaml` files above a page.
pub(super) fn above(path: &str) -> Vec<String> {
    let steps: Vec<&str> = path.split('/').collect();
    let folders = (2..steps.len()).map(|depth| format!("{}/service.yaml", steps[..depth].join("/")));
    std::iter::once(format!("{}/vendor.yaml", steps[0])).chain(folders).collect()
}
