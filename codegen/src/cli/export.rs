//! `cargo clientloom export`: documents for other tools.

use std::path::{Path, PathBuf};
use std::{fs, io};

use clap::{Args, Subcommand, ValueEnum};

use super::exit::{SUCCESS, WRONG_USAGE};
use super::streams::{Streams, count};
use crate::diagnostics::nearest;
use crate::export::Document;
use crate::project::files;

const MORE_HELP: &str = "\
Without -o the document goes to standard output, and findings go to standard error.
Nothing is written while there is a finding of severity error.
Examples:
  cargo clientloom export openapi --vendor feishu -o feishu.yaml
  cargo clientloom export openapi -o openapi/   one file for each vendor";

/// The format of the export.
#[derive(Clone, Debug, Subcommand)]
pub(super) enum Export {
    /// Write one OpenAPI 3.1 document for each vendor
    #[command(name = "openapi", after_help = MORE_HELP)]
    OpenApi(OpenApi),
}

#[derive(Clone, Debug, Args)]
pub(super) struct OpenApi {
    /// Name of the vendor's folder [default: all vendors, into a folder]
    #[arg(long, value_name = "NAME")]
    vendor: Option<String>,
    /// A file that ends in .json, .yaml or .yml, or a folder for one file per vendor
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
    /// Format of the documents [default: by the file's ending, else json]
    #[arg(long, value_name = "FORMAT")]
    format: Option<Format>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
enum Format {
    Json,
    Yaml,
}

impl Format {
    fn of_ending(path: &Path) -> Option<Self> {
        match path.extension()?.to_str()? {
            "json" => Some(Self::Json),
            "yaml" | "yml" => Some(Self::Yaml),
            _ => None,
        }
    }

    fn text(self, document: &Document) -> String {
        match self {
            Self::Json => document.root.to_pretty_json(),
            Self::Yaml => document.root.to_yaml(),
        }
    }

    const fn ending(self) -> &'static str {
        match self {
            Self::Json => "json",
            Self::Yaml => "yaml",
        }
    }
}

/// Prints the documents of the chosen vendors, or writes them to files.
pub(super) fn write(args: &OpenApi, documents: &[Document], streams: &mut Streams<'_>) -> io::Result<u8> {
    let is_chosen = |document: &&Document| args.vendor.as_ref().is_none_or(|vendor| *vendor == document.vendor);
    let chosen: Vec<&Document> = documents.iter().filter(is_chosen).collect();
    if let (Some(vendor), []) = (&args.vendor, chosen.as_slice()) {
        return refuse(streams, &unknown_vendor(vendor, documents));
    }
    let ending = args.output.as_deref().and_then(Format::of_ending);
    let format = args.format.or(ending).unwrap_or(Format::Json);
    match (&args.output, chosen.as_slice()) {
        (Some(folder), chosen) if folder.is_dir() || (ending.is_none() && folder.extension().is_none()) => {
            for document in chosen {
                let file = folder.join(format!("{}.{}", document.vendor, format.ending()));
                write_file(&file, format, document, streams)?;
            }
            Ok(SUCCESS)
        }
        (Some(file), _) if ending.is_none() => {
            let file = file.display();
            refuse(streams, &format!("`{file}` is not a folder and does not end in .json, .yaml or .yml"))
        }
        (Some(file), [document]) => write_file(file, format, document, streams).map(|()| SUCCESS),
        (None, [document]) => write!(streams.out, "{}", format.text(document)).map(|()| SUCCESS),
        (_, chosen) => refuse(streams, &several_vendors(chosen)),
    }
}

fn unknown_vendor(vendor: &str, documents: &[Document]) -> String {
    let known = documents.iter().map(|document| document.vendor.as_str());
    let guess =
        nearest(vendor, known.clone()).map_or_else(|| ".".to_owned(), |near| format!("; did you mean `{near}`?"));
    let known = known.collect::<Vec<_>>().join(", ");
    format!("there is no vendor `{vendor}`{guess} Vendors: {known}")
}

fn several_vendors(chosen: &[&Document]) -> String {
    let vendors = chosen.iter().map(|document| document.vendor.as_str()).collect::<Vec<_>>().join(", ");
    let count = count(chosen.len(), "vendor");
    format!(
        "each document describes one vendor, but there are {count}: choose one with --vendor ({vendors}), \
         or give a folder with -o"
    )
}

fn refuse(streams: &mut Streams<'_>, message: &str) -> io::Result<u8> {
    writeln!(streams.err, "error: {message}")?;
    Ok(WRONG_USAGE)
}

fn write_file(file: &Path, format: Format, document: &Document, streams: &mut Streams<'_>) -> io::Result<()> {
    let text = format.text(document);
    let is_current = fs::read_to_string(file).ok().as_deref() == Some(text.as_str());
    if !is_current {
        files::write_whole(file, &text)?;
    }
    writeln!(streams.out, "{} ({})", file.display(), if is_current { "up to date" } else { "written" })
}
