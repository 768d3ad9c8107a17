//! The arguments: none, or where to call.

/// What is said to arguments that are not understood.
const USAGE: &str =
    "usage: cargo run --example five_pages -p feishu-gptbots-ctyun [-- --base-url http://127.0.0.1:PORT]";

/// Returns the address that the arguments name, if they name one.
pub fn base_url(arguments: impl Iterator<Item = String>) -> Result<Option<String>, &'static str> {
    match &arguments.collect::<Vec<_>>()[..] {
        [] => Ok(None),
        [option, url] if option == "--base-url" => Ok(Some(url.clone())),
        _ => Err(USAGE),
    }
}
