//! The command-line arguments.

use feishu_gptbots_ctyun::examples::VENDORS;
use feishu_gptbots_ctyun::testing::VendorDocs;

/// The command-line arguments.
#[derive(Debug)]
pub struct Arguments {
    pub vendors: Vec<&'static VendorDocs>,
    pub port: u16,
    pub tokens: Vec<String>,
}

impl Arguments {
    /// Reads the arguments; `None` if they ask for help. Returns a message if they are invalid.
    pub fn read(mut arguments: impl Iterator<Item = String>) -> Result<Option<Self>, String> {
        let mut read = Self { vendors: Vec::new(), port: 0, tokens: Vec::new() };
        while let Some(argument) = arguments.next() {
            match argument.as_str() {
                "--help" | "-h" => return Ok(None),
                "--port" => read.port = port(&value(&argument, arguments.next())?)?,
                "--token" => read.tokens.push(value(&argument, arguments.next())?),
                option if option.starts_with('-') => return Err(message(&format!("unknown option `{option}`"))),
                vendor => read.vendors.push(docs(vendor)?),
            }
        }
        if read.vendors.is_empty() {
            return Err(message(&format!("no vendor: write one or more of {}", names())));
        }
        Ok(Some(read))
    }
}

/// Returns the help of the command.
pub fn usage() -> String {
    format!(
        "\
usage: cargo run --example mock_server -p feishu-gptbots-ctyun --features VENDOR,... -- VENDOR... [--port PORT] [--token TOKEN]...

  VENDOR         a vendor to serve: {}
  --port PORT    the port of 127.0.0.1 to listen on (default: any free port)
  --token TOKEN  a token to accept, in addition to those that the server issues",
        names()
    )
}

fn message(what: &str) -> String {
    format!("{what}\n\n{}", usage())
}

fn value(option: &str, value: Option<String>) -> Result<String, String> {
    value.ok_or_else(|| message(&format!("`{option}` without a value")))
}

fn port(text: &str) -> Result<u16, String> {
    let invalid = |_| message(&format!("invalid port `{text}`: write a number from 0 to 65535"));
    text.parse().map_err(invalid)
}

fn docs(vendor: &str) -> Result<&'static VendorDocs, String> {
    let found = VENDORS.iter().copied().find(|docs| name(docs) == Some(vendor));
    found.ok_or_else(|| message(&format!("unknown vendor `{vendor}`: write one or more of {}", names())))
}

/// Returns the name of a vendor.
pub fn name(docs: &VendorDocs) -> Option<&'static str> {
    docs.operations().first().map(|info| info.service.vendor)
}

fn names() -> String {
    VENDORS.iter().copied().filter_map(name).collect::<Vec<_>>().join(", ")
}
