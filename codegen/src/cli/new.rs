//! `cargo clientloom new`: blank specs.

use std::io;
use std::path::Path;

use clap::Args;

use super::exit::{FINDINGS, SUCCESS, WRONG_USAGE};
use super::init;
use super::new_conflict;
use super::streams::Streams;
use crate::diagnostics::{Report, Source, Sources};
use crate::format::blank::{self, DeclaredNames};
use crate::naming;
use crate::project::files;
use crate::spec::NO_TOKEN;

/// The name of the file with the facts that the operations below a folder share.
const SERVICE: &str = "service";

#[derive(Clone, Debug, Args)]
pub(super) struct New {
    /// Path of the operation's file, such as acme/v1/room/close. A path that ends in `service`
    /// creates a service.yaml; the vendor's folder alone creates a vendor.yaml
    #[arg(value_name = "VENDOR[/…/OPERATION]")]
    operation: String,
    /// Method and path, such as "POST /v1/rooms/{room}/close"
    #[arg(long, value_name = "CALL")]
    http: Option<String>,
}

/// Writes the spec, and a vendor.yaml if there is none.
pub(super) fn run(args: &New, specs: &Path, shown: &str, streams: &mut Streams<'_>) -> io::Result<u8> {
    let name = args.operation.trim_end_matches(".yaml").trim_end_matches('/');
    // A path that a shell completed begins with the folder of the specs.
    let name = name.strip_prefix(shown).and_then(|name| name.strip_prefix('/')).unwrap_or(name);
    let steps: Vec<&str> = name.split('/').collect();
    let (vendor, steps) = match steps.as_slice() {
        [vendor, "vendor"] => (*vendor, &steps[..1]),
        all => (all[0], all),
    };
    if let Some(reason) = refuse(name, steps, args.http.as_deref()) {
        writeln!(streams.err, "error: {reason}")?;
        return Ok(WRONG_USAGE);
    }
    let mut files = Vec::new();
    let shared = format!("{vendor}/vendor.yaml");
    let mut token = "api_key".to_owned();
    let has_folder = specs.join(vendor).is_dir();
    let existing = if has_folder { files::read_specs(specs, shown)? } else { Sources::default() };
    if steps.len() > 1 && specs.join(&shared).is_file() {
        token = first_token(&existing, vendor).unwrap_or(token);
    } else {
        let text = blank::vendor(vendor, &declared_names(vendor, specs)?);
        files.push(Source { path: shared, text });
    }
    let path = format!("{name}.yaml");
    match steps {
        [_] => {}
        [.., SERVICE] => files.push(Source { path, text: blank::service(steps) }),
        _ => files.push(Source { path, text: blank::operation(steps, args.http.as_deref(), &token) }),
    }
    if let Some(reason) = new_conflict::conflict(&existing, shown, &files) {
        writeln!(streams.err, "error: {reason}")?;
        return Ok(FINDINGS);
    }
    create(&files, specs, shown, streams)
}

/// Writes the files, unless one of them already exists.
fn create(files: &[Source], specs: &Path, shown: &str, streams: &mut Streams<'_>) -> io::Result<u8> {
    if let Some(file) = files.iter().find(|file| specs.join(&file.path).exists()) {
        writeln!(streams.err, "error: {shown}/{} already exists", file.path)?;
        return Ok(FINDINGS);
    }
    for Source { path, text } in files {
        files::create(&specs.join(path), text)?;
        writeln!(streams.out, "{shown}/{path}")?;
    }
    writeln!(streams.out, "run `cargo clientloom lint` to see what is left to fill in")?;
    Ok(SUCCESS)
}

/// Returns the reason why no spec can have this path or `--http`; `None` if both are valid.
fn refuse(name: &str, steps: &[&str], http: Option<&str>) -> Option<String> {
    let (vendor, below) = steps.split_first()?;
    if let Some(reason) = init::refuse_vendor(vendor) {
        return Some(reason);
    }
    if let Some(invalid) = below.iter().find(|step| !naming::is_step(step)) {
        return Some(format!("`{name}` cannot be an operation: `{invalid}` cannot be a module name"));
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
        let is_shared = matches!(steps, [_] | [.., SERVICE]);
        is_shared.then(|| format!("`{name}` is not an operation, so --http does not apply"))
    })
}

/// Returns the tokens and scopes that the vendor's operations name, such as those of drafts.
fn declared_names(vendor: &str, specs: &Path) -> io::Result<DeclaredNames> {
    let mut names = DeclaredNames::default();
    if !specs.join(vendor).is_dir() {
        return Ok(names);
    }
    let pages = files::read_specs(&specs.join(vendor), vendor)?;
    let mut files: Vec<Source> = pages.iter().map(|(_, source)| source.clone()).collect();
    files.push(Source { path: format!("{vendor}/vendor.yaml"), text: blank::vendor(vendor, &names) });
    let spec = crate::spec::load(&Sources::new("", files), &mut Report::default());
    for operation in spec.vendors.into_iter().flat_map(|vendor| vendor.operations) {
        names.tokens.extend(operation.tokens.into_iter().filter(|token| token != NO_TOKEN));
        names.scopes.extend(operation.scopes);
    }
    Ok(names)
}

/// Returns the kind of token that the vendor's first authentication method serves.
fn first_token(sources: &Sources, vendor: &str) -> Option<String> {
    let spec = crate::spec::load(sources, &mut Report::default());
    let vendor = spec.vendors.iter().find(|known| known.name == vendor)?;
    vendor.auth.first().map(|auth| auth.token.clone())
}
