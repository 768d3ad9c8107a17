//! The vendor's sites: addresses of pages, and links to the explorer.

/// Sites of the documentation, each with its calls.
const SITES: [&str; 2] = ["https://open.feishu.cn", "https://open.larksuite.com"];

/// Returns the address of a page from its path.
///
/// The site is the one of the page's calls.
pub(super) fn document(path: &str, text: &str) -> String {
    format!("{}/document{path}", of(text))
}

/// Returns the site that the calls of a page go to.
pub(super) fn of(text: &str) -> &'static str {
    let is_called = |site: &&&str| text.contains(&format!("{site}/open-apis/"));
    SITES.iter().find(is_called).unwrap_or(&SITES[0])
}

/// The address of the vendor's explorer, which contains the operation's name.
const EXPLORER: &str = "api_explore_config?";

/// Returns the operation's name: `project=acs&version=v1&resource=device&method=list` is
/// `acs.v1.device.list`.
pub(super) fn explorer(text: &str) -> Option<String> {
    let query = text.split_once(EXPLORER)?.1.split(')').next()?;
    let value = |key: &str| query.split('&').find_map(|pair| pair.strip_prefix(key)?.strip_prefix('='));
    let parts = ["project", "version", "resource", "method"].map(value);
    let parts: Vec<&str> = parts.into_iter().flatten().filter(|part| !part.is_empty()).collect();
    (parts.len() > 1).then(|| parts.iter().map(|part| part.replace('.', "_")).collect::<Vec<_>>().join("."))
}
