//! `cargo clientloom new`: a spec to begin with.

use std::io;
use std::path::Path;

use clap::Args;

use super::exit::{FINDINGS, FINE, WRONG_USAGE};
use super::init;
use super::streams::Streams;
use crate::diagnostics::{Report, Source, Sources};
use crate::format::blank::{self, DeclaredNames};
use crate::naming;
use crate::project::files;

/// The name of what the operations below a folder share.
const SERVICE: &str = "service";

#[derive(Clone, Debug, Args)]
pub(super) struct New {
    /// Path of the operation's file, such as acme/v1/room/close; a path that ends in `service` creates a
    /// service.yaml, the vendor's folder alone a vendor.yaml
    #[arg(value_name = "VENDOR[/…/OPERATION]")]
    operation: String,
    /// Method and path, such as "POST /v1/rooms/{room}/close"
    #[arg(long, value_name = "CALL")]
    http: Option<String>,
}

/// Writes the spec, and a vendor.yaml where there is none.
pub(super) fn run(asked: &New, specs: &Path, shown: &str, streams: &mut Streams<'_>) -> io::Result<u8> {
    let name = asked.operation.trim_end_matches(".yaml").trim_end_matches('/');
    // A path that a shell completed begins with the folder of the specs.
    let name = name.strip_prefix(shown).and_then(|name| name.strip_prefix('/')).unwrap_or(name);
    let steps: Vec<&str> = name.split('/').collect();
    let (vendor, steps) = match steps.as_slice() {
        [vendor, "vendor"] => (*vendor, &steps[..1]),
        all => (all[0], all),
    };
    if let Some(why) = refuse(name, steps, asked.http.as_deref()) {
        writeln!(streams.err, "error: {why}")?;
        return Ok(WRONG_USAGE);
    }
    let mut files = Vec::new();
    let shared = format!("{vendor}/vendor.yaml");
    let mut token = "api_key".to_owned();
    if steps.len() > 1 && specs.join(&shared).is_file() {
        let sources = files::read_specs(specs, shown)?;
        token = first_token(&sources, vendor).unwrap_or(token);
    } else {
        files.push((shared, blank::vendor(vendor, &named(vendor, specs)?)));
    }
    match steps {
        [_] => {}
        [.., SERVICE] => files.push((format!("{name}.yaml"), blank::service(steps))),
        _ => files.push((format!("{name}.yaml"), blank::operation(steps, asked.http.as_deref(), &token))),
    }
    if let Some((path, _)) = files.iter().find(|(path, _)| specs.join(path).exists()) {
        writeln!(streams.err, "error: {shown}/{path} already exists")?;
        return Ok(FINDINGS);
    }
    for (path, text) in files {
        files::create(&specs.join(&path), &text)?;
        writeln!(streams.out, "{shown}/{path}")?;
    }
    writeln!(streams.out, "run `cargo clientloom lint` to see what is left to fill in")?;
    Ok(FINE)
}

/// Why no spec can begin like this, if it cannot.
fn refuse(name: &str, steps: &[&str], http: Option<&str>) -> Option<String> {
    let (vendor, below) = steps.split_first()?;
    if let Some(why) = init::refuse_vendor(vendor) {
        return Some(why);
    }
    if let Some(odd) = below.iter().find(|step| !naming::is_step(step)) {
        return Some(format!("`{name}` cannot be an operation: `{odd}` cannot be a module name"));
    }
    if let [_, .., "vendor"] = steps {
        return Some(format!("`{name}` cannot be an operation: a vendor.yaml must be in the vendor's own folder"));
    }
    let http = http?;
    let message = crate::spec::parse_http(http).is_none().then(|| {
        format!(
            "`{http}` is not a method with a path: write it like \"POST /v1/rooms/{{room}}/close\", without a query"
        )
    });
    message.or_else(|| {
        let for_none = matches!(steps, [_] | [.., SERVICE]);
        for_none.then(|| format!("`{name}` is not an operation, so --http does not apply"))
    })
}

/// What the pages name that a vendor without a vendor.yaml has, such as drafts.
fn named(vendor: &str, specs: &Path) -> io::Result<DeclaredNames> {
    let mut named = DeclaredNames::default();
    if !specs.join(vendor).is_dir() {
        return Ok(named);
    }
    let pages = files::read_specs(&specs.join(vendor), vendor)?;
    let mut files: Vec<Source> = pages.iter().map(|(_, source)| source.clone()).collect();
    files.push(Source { path: format!("{vendor}/vendor.yaml"), text: blank::vendor(vendor, &named) });
    let spec = crate::spec::load(&Sources::new("", files), &mut Report::default());
    for operation in spec.vendors.into_iter().flat_map(|vendor| vendor.operations) {
        named.tokens.extend(operation.tokens);
        named.scopes.extend(operation.scopes);
    }
    Ok(named)
}

/// The kind of token that the vendor's first way to be authorised serves.
fn first_token(sources: &Sources, vendor: &str) -> Option<String> {
    let spec = crate::spec::load(sources, &mut Report::default());
    let vendor = spec.vendors.iter().find(|known| known.name == vendor)?;
    vendor.auth.first().map(|auth| auth.token.clone())
}
