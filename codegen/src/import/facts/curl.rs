//! Requests that a page shows as a `curl` command or as a URL.

/// Options before a body.
const BODY: [&str; 5] = ["-d '", "--data '", "--data-raw '", "-d \"", "--data \""];

/// Options before a header.
const HEADER: [&str; 4] = ["-H '", "--header '", "-H \"", "--header \""];

/// The query and the body that a command sends.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Command<'a> {
    pub(super) query: Vec<(&'a str, &'a str)>,
    pub(super) body: Option<&'a str>,
}

/// Reads a command, or returns `None` if the text is none.
pub(super) fn read(code: &str) -> Option<Command<'_>> {
    let code = code.trim();
    let rest = code.strip_prefix("curl")?;
    let url =
        rest.split(['\'', '"', ' ', '\n']).find(|word| word.starts_with("https://") || word.starts_with("http://"));
    Some(Command { query: url.map(query).unwrap_or_default(), body: body(rest) })
}

/// Returns the query's pairs without those that contain an escape.
pub(super) fn query(url: &str) -> Vec<(&str, &str)> {
    let query = url.split_once('?').map_or("", |(_, query)| query);
    let query = query.split(['#', '\'', '"']).next().unwrap_or_default();
    query.split('&').filter_map(|pair| pair.split_once('=')).filter(|(_, value)| !value.contains('%')).collect()
}

/// Returns the headers of a command, each with its value.
pub(super) fn headers(code: &str) -> impl Iterator<Item = (&str, &str)> {
    let code = if code.trim().starts_with("curl") { code } else { "" };
    let options = HEADER.iter().flat_map(move |option| code.match_indices(option));
    let mut ends: Vec<usize> = options.map(|(at, option)| at + option.len()).collect();
    ends.sort_unstable();
    ends.into_iter().filter_map(move |start| {
        let quote = code[..start].chars().next_back()?;
        let (name, value) = code[start..].split(quote).next()?.split_once(':')?;
        Some((name.trim(), value.trim()))
    })
}

/// Returns the quoted text after an option, up to the quote that ends the argument.
fn body(code: &str) -> Option<&str> {
    let start = BODY.iter().filter_map(|option| Some(code.find(option)? + option.len())).min()?;
    let quote = code[..start].chars().next_back()?;
    let text = &code[start..];
    let ends = |at: &usize| {
        let after = text[at + 1..].trim_start();
        after.is_empty() || after.starts_with(['\\', '-', '"', '\'']) || after.starts_with("http")
    };
    let end = text.match_indices(quote).map(|(at, _)| at).find(|at| quote == '\'' && ends(at));
    let end = end.or_else(|| text.rfind(quote)).unwrap_or(text.len());
    Some(text[..end].trim())
}
