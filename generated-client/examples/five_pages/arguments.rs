//! The command-line arguments: none, or the address to call.

/// The message for invalid arguments.
const USAGE: &str = "usage: cargo run --example five_pages -p feishu-gptbots-ctyun --features ctyun,feishu,gptbots \
     [-- --base-url http://127.0.0.1:PORT]";

/// Returns the address in the arguments, if there is one.
pub fn base_url(arguments: impl Iterator<Item = String>) -> Result<Option<String>, &'static str> {
    match &arguments.collect::<Vec<_>>()[..] {
        [] => Ok(None),
        [option, url] if option == "--base-url" => Ok(Some(url.clone())),
        _ => Err(USAGE),
    }
}
