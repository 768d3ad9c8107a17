//! `cargo codegen new`: a spec to begin with.

use std::io;
use std::path::Path;

use clap::Args;

use super::{FINDINGS, FINE, Streams, WRONG_USAGE};
use crate::report::Report;
use crate::scaffold::{self, Named};
use crate::source::{Source, Sources};
use crate::{names, output};

#[derive(Clone, Debug, Args)]
pub(super) struct New {
    /// The operation as its file's path, such as acme/v1/room/close; the vendor's folder alone begins its vendor.yaml
    #[arg(value_name = "VENDOR[/…/OPERATION]")]
    operation: String,
    /// Method and path, such as "POST /v1/rooms/{room}/close"
    #[arg(long, value_name = "CALL")]
    http: Option<String>,
}

/// Writes the spec, and a vendor.yaml where there is none.
pub(super) fn run(asked: &New, specs: &Path, shown: &str, streams: &mut Streams<'_>) -> io::Result<u8> {
    let name = asked.operation.trim_end_matches(".yaml").trim_end_matches('/');
    // As a shell completes it.
    let name = name.strip_prefix(shown).and_then(|below| below.strip_prefix('/')).unwrap_or(name);
    let steps: Vec<&str> = name.split('/').collect();
    if let Some(why) = refusal(&steps) {
        writeln!(streams.err, "error: `{name}` cannot be an operation: {why}")?;
        return Ok(WRONG_USAGE);
    }
    let mut files = Vec::new();
    let vendor = format!("{}/vendor.yaml", steps[0]);
    let mut token = "api_key".to_owned();
    if steps.len() > 1 && specs.join(&vendor).is_file() {
        let sources = output::read_specs(specs, shown)?;
        token = first_token(&sources, steps[0]).unwrap_or(token);
    } else {
        let text = scaffold::vendor(steps[0], &named(steps[0], specs)?);
        files.push((vendor, text));
    }
    if steps.len() > 1 {
        files.push((format!("{name}.yaml"), scaffold::operation(&steps, asked.http.as_deref(), &token)));
    }
    if let Some((path, _)) = files.iter().find(|(path, _)| specs.join(path).exists()) {
        writeln!(streams.err, "error: {shown}/{path} is there already")?;
        return Ok(FINDINGS);
    }
    for (path, text) in files {
        output::create(&specs.join(&path), &text)?;
        writeln!(streams.out, "{shown}/{path}")?;
    }
    writeln!(streams.out, "`cargo codegen lint` says what is left to be filled in")?;
    Ok(FINE)
}

/// What the pages name that a vendor without a vendor.yaml has, such as drafts.
fn named(vendor: &str, specs: &Path) -> io::Result<Named> {
    let mut named = Named::default();
    if !specs.join(vendor).is_dir() {
        return Ok(named);
    }
    let pages = output::read_specs(&specs.join(vendor), vendor)?;
    let mut files: Vec<Source> = pages.iter().map(|(_, source)| source.clone()).collect();
    files.push(Source { path: format!("{vendor}/vendor.yaml"), text: scaffold::vendor(vendor, &named) });
    let spec = crate::load::load(&Sources::new("", files), &mut Report::default());
    for operation in spec.vendors.into_iter().flat_map(|vendor| vendor.operations) {
        named.tokens.extend(operation.tokens);
        named.scopes.extend(operation.scopes);
    }
    Ok(named)
}

/// What keeps a path from being that of an operation.
fn refusal(steps: &[&str]) -> Option<String> {
    let is_name = |(at, step): &(usize, &&str)| {
        let name = names::snake(step);
        // A word of Rust's own is the name of a call, as `r#move`, and of no vendor.
        let plain = if *at == 0 { &name } else { name.trim_start_matches("r#") };
        plain == **step && names::is_name(&name)
    };
    if let Some((_, odd)) = steps.iter().enumerate().find(|step| !is_name(step)) {
        return Some(format!("`{odd}` is no name in snake_case"));
    }
    match steps {
        [_, .., shared @ ("vendor" | "service")] => Some(format!("{shared}.yaml says what operations share")),
        _ => None,
    }
}

/// The kind of token that the vendor's first way to be authorised serves.
fn first_token(sources: &Sources, vendor: &str) -> Option<String> {
    let spec = crate::load::load(sources, &mut Report::default());
    let vendor = spec.vendors.iter().find(|known| known.name == vendor)?;
    vendor.auth.first().map(|auth| auth.token.clone())
}
