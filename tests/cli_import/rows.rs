//! Addresses of the rows of a raw page, read by separate code that finds fields missing in a draft.

use std::collections::BTreeSet;

/// Headings of a page, with the spec sections that they become.
const SECTIONS: [(&str, &str); 4] =
    [("路径参数", "path"), ("查询参数", "query"), ("请求体", "body"), ("响应体", "response")];

/// Returns addresses such as `body.user.name`. Addresses of the response begin below `data`.
pub(super) fn addresses(page: &str) -> BTreeSet<String> {
    let mut addresses = BTreeSet::new();
    let mut section = "";
    let (mut depth, mut above): (usize, Vec<String>) = (0, Vec::new());
    for line in page.lines().map(str::trim) {
        if let Some(title) = line.strip_prefix('#') {
            let title = title.trim_start_matches('#').trim();
            section = SECTIONS.iter().find(|(known, _)| *known == title).map_or("", |(_, section)| *section);
            above.clear();
        } else if let Some(rest) = line.strip_prefix("<md-dt-tr level=\"") {
            depth = rest.split('"').next().and_then(|level| level.parse().ok()).expect("a level");
        } else if let Some(rest) = line.strip_prefix("<md-text type=\"field-name\" >") {
            let name = rest.split('<').next().unwrap_or_default().replace('\\', "");
            above.truncate(depth);
            above.push(name.trim().to_owned());
            let names = if section == "response" { above.strip_prefix(&["data".to_owned()]) } else { Some(&above[..]) };
            let address = names.filter(|names| !names.is_empty() && !section.is_empty());
            addresses.extend(address.map(|names| format!("{section}.{}", names.join("."))));
        }
    }
    addresses
}
