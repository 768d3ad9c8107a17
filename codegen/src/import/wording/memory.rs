//! The written texts by the digests of their sentences, a file for each service.

use std::collections::BTreeMap;
use std::fmt::Write;

use super::place::Kind;
use super::sentence::{Sentence, VERSION};

/// The name of each file, in the folder of a service or of a vendor.
const FILE: &str = "words.tsv";

const HEAD: &str = "# Texts of specs by the digests of the page's sentences: see `cargo clientloom words --help`.";

/// The word before the version of the digests, at the end of the head.
const FORM: &str = " Form ";

/// A written text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// The kind of the text.
    pub kind: Kind,
    /// The name that the text belongs to.
    pub name: String,
    /// The text.
    pub words: String,
}

/// The written texts of all services.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Memory {
    /// The texts by file, such as `feishu/im/words.tsv`, and by digest.
    files: BTreeMap<String, BTreeMap<String, Entry>>,
}

impl Memory {
    /// Whether a file with this name holds texts.
    #[must_use]
    pub fn is_file(name: &str) -> bool {
        name == FILE
    }

    /// Whether there is no text at all.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.files.values().all(BTreeMap::is_empty)
    }

    /// Returns the file for the texts of a service, such as `feishu/im`.
    #[must_use]
    pub fn file(service: &str) -> String {
        format!("{service}/{FILE}")
    }

    /// Adds the texts of a file.
    ///
    /// # Errors
    ///
    /// The first line that cannot be read, with the reason.
    pub fn read(&mut self, path: &str, text: &str) -> Result<(), String> {
        let form = text.lines().next().and_then(|head| head.strip_prefix(HEAD)?.strip_prefix(FORM)?.strip_suffix('.'));
        if let Some(form) = form.filter(|form| *form != VERSION.to_string()) {
            return Err(format!(
                "{path}: the digests have the form {form}, but this version of clientloom reads the form {VERSION}: \
                 remove the file, and make it anew with `cargo clientloom words --learn PAGES`"
            ));
        }
        for (number, line) in text.lines().enumerate().filter(|(_, line)| !line.is_empty() && !line.starts_with('#')) {
            let error = |reason: &str| format!("{path}:{}: {reason}", number + 1);
            let [digest, kind, name, words] = line.split('\t').collect::<Vec<_>>()[..] else {
                return Err(error("a line has a digest, a kind, a name and a text, with tabs between them"));
            };
            let kind = Kind::of_word(kind).ok_or_else(|| error(&format!("there is no kind `{kind}`")))?;
            if !is_digest(digest) {
                return Err(error(&format!("`{digest}` is not a digest of 16 hexadecimal digits")));
            }
            let entry = Entry { kind, name: name.to_owned(), words: words.to_owned() };
            let texts = self.files.entry(path.to_owned()).or_default();
            if texts.insert(digest.to_owned(), entry).is_some() {
                return Err(error(&format!("the digest `{digest}` has a text in an earlier line; remove one of them")));
            }
        }
        Ok(())
    }

    /// Sets the text of a digest in the file of a service.
    pub fn set(&mut self, service: &str, digest: &str, entry: Entry) {
        self.files.entry(Self::file(service)).or_default().insert(digest.to_owned(), entry);
    }

    /// Returns the texts of each file, sorted by digest.
    pub fn texts(&self) -> impl Iterator<Item = (&str, String)> {
        self.files.iter().map(|(path, texts)| {
            let mut file = format!("{HEAD}{FORM}{VERSION}.\n");
            for (digest, Entry { kind, name, words }) in texts {
                writeln!(file, "{digest}\t{}\t{name}\t{words}", kind.word()).expect("a `String` accepts any text");
            }
            (path.as_str(), file)
        })
    }

    /// Returns the text for a sentence: of the service itself, or the first one of the vendor.
    #[must_use]
    pub fn find(&self, service: &str, sentence: &Sentence) -> Option<&str> {
        let digest = sentence.digest();
        let own = self.files.get(&Self::file(service)).and_then(|texts| texts.get(&digest));
        let entry = own.or_else(|| self.of_vendor(service).find_map(|texts| texts.get(&digest)))?;
        Some(&entry.words)
    }

    /// Whether a text was written for another sentence of a field or an error with the same name.
    #[must_use]
    pub fn is_stale(&self, service: &str, sentence: &Sentence, words: &str) -> bool {
        let (kind, name, digest) = (sentence.place.kind, sentence.name(), sentence.digest());
        let is_known = self.of_vendor(service).any(|texts| texts.contains_key(&digest));
        let is_same = |entry: &Entry| entry.kind == kind && entry.name == name && entry.words == words;
        !is_known && self.of_vendor(service).flat_map(BTreeMap::values).any(is_same)
    }

    fn of_vendor(&self, service: &str) -> impl Iterator<Item = &BTreeMap<String, Entry>> {
        let vendor = format!("{}/", service.split('/').next().unwrap_or_default());
        self.files.iter().filter(move |(path, _)| path.starts_with(&vendor)).map(|(_, texts)| texts)
    }
}

/// Whether a text is a digest of a sentence.
pub(super) fn is_digest(text: &str) -> bool {
    text.len() == 16 && text.bytes().all(|byte| matches!(byte, b'0'..=b'9' | b'a'..=b'f'))
}
