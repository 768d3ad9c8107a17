//! `cargo clientloom words`: the sentences of pages without a text, and the texts for them.

use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::exit::{SUCCESS, WRONG_USAGE};
use super::pages::{read_drafts, read_glossary, read_memory, read_vendors};
use super::streams::{STDIN, Streams, count};
use crate::import::{Batch, Draft, Glossary, Memory, Transcribed, batches, items, learn, read_items, write_batches};
use crate::project::files;

pub(super) const MORE_HELP: &str = "\
The list has a row for each sentence of the pages that has no text yet, with the call,
the place, the type, the values, the example and the sentences around it. Write texts of
your own into the last column, and save the list with --save. Every later import then
fills in the texts of equal sentences by itself, also on other pages and in other layouts.
The column `terms` has our words for the terms in the row, from the lines of
specs/<vendor>/glossary.tsv: a term, a tab, and our word.
The texts are kept in specs/<vendor>/<service>/words.tsv, a line each, by a digest of
the sentence. The files contain no sentence of a page. --learn makes them from specs
that are already written and from their pages.
Examples:
  cargo clientloom words pages/ --service feishu/im --batch 1 > list.tsv
  cargo clientloom words --save list.tsv
  cargo clientloom import --update pages/";

#[derive(Clone, Debug, Args)]
pub(super) struct Words {
    /// Files and folders of pages; `-` is standard input
    #[arg(value_name = "PAGE", required_unless_present = "save", conflicts_with = "save")]
    pages: Vec<String>,
    /// List only the texts of a service, such as feishu/im
    #[arg(long, value_name = "SERVICE", conflicts_with_all = ["save", "learn"])]
    service: Option<String>,
    /// List only one batch of the service; saved texts leave the list, so the next one is again 1
    #[arg(long, value_name = "NUMBER", requires = "service")]
    batch: Option<usize>,
    /// Largest number of texts in a batch; the texts of one page stay together
    #[arg(long, value_name = "NUMBER", default_value_t = 150, conflicts_with_all = ["save", "learn"])]
    size: usize,
    /// Save the texts of a list; `-` is standard input
    #[arg(long, value_name = "LIST", conflicts_with = "learn")]
    save: Option<String>,
    /// Save the texts of the specs for the sentences of their pages
    #[arg(long)]
    learn: bool,
}

/// Lists or saves texts.
pub(super) fn run(args: &Words, specs: &Path, streams: &mut Streams<'_>) -> io::Result<u8> {
    let mut memory = read_memory(specs)?;
    if let Some(list) = &args.save {
        let text = if list == STDIN { io::read_to_string(io::stdin())? } else { files::read_text(Path::new(list))? };
        let entries =
            read_items(&text).map_err(|error| io::Error::other(format!("{list}: {error}; nothing was saved")))?;
        let number = entries.len();
        for (service, digest, entry) in entries {
            memory.set(&service, &digest, entry);
        }
        write_memory(&memory, specs)?;
        writeln!(streams.out, "saved {}", count(number, "text"))?;
        return Ok(SUCCESS);
    }
    let drafts: Vec<Draft> = read_drafts(&args.pages, None)?.into_iter().filter_map(|page| page.draft.ok()).collect();
    let known = read_vendors(specs, drafts.iter().map(|draft| draft.path.as_str()))?;
    if args.learn {
        let written: Vec<_> = Transcribed::find_all(&drafts, &known).into_iter().flatten().collect();
        let learned = learn(&written, &mut memory);
        write_memory(&memory, specs)?;
        let ambiguous = count(learned.ambiguous, "sentence");
        writeln!(streams.out, "saved {}; {ambiguous} with several texts", count(learned.texts, "text"))?;
        return Ok(SUCCESS);
    }
    let glossary = read_glossary(specs)?;
    let found = Transcribed::find_all(&drafts, &known);
    let written: Vec<_> =
        found.iter().map(|spec| spec.as_ref().map(Transcribed::written).unwrap_or_default()).collect();
    list(args, batches(items(drafts.iter().zip(written), &memory), args.size), &glossary, streams)
}

fn list(args: &Words, mut batches: Vec<Batch>, glossary: &Glossary, streams: &mut Streams<'_>) -> io::Result<u8> {
    batches.retain(|batch| args.service.as_ref().is_none_or(|service| batch.service == *service));
    let number = batches.len();
    if let Some(wanted) = args.batch {
        batches.retain(|batch| batch.number == wanted);
        if batches.is_empty() {
            writeln!(streams.err, "error: there is no batch {wanted}; the service has {}", plural(number))?;
            return Ok(WRONG_USAGE);
        }
    }
    write!(streams.out, "{}", write_batches(&batches, glossary))?;
    let texts = batches.iter().map(|batch| batch.items.len()).sum();
    writeln!(streams.err, "{} in {}", count(texts, "text"), plural(batches.len()))?;
    Ok(SUCCESS)
}

fn write_memory(memory: &Memory, specs: &Path) -> io::Result<()> {
    for (path, text) in memory.texts() {
        let path: PathBuf = specs.join(path);
        if files::read_if_exists(&path)?.is_none_or(|old| old != text) {
            files::write_whole(&path, &text)?;
        }
    }
    Ok(())
}

fn plural(batches: usize) -> String {
    if batches == 1 { "1 batch".to_owned() } else { format!("{batches} batches") }
}
