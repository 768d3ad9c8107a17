//! The parts of a received `multipart/form-data` body.

use super::received::Received;
use bytes::Bytes;

/// A part of a `multipart/form-data` body.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Part {
    /// The name of the field.
    pub name: String,
    /// The file name as it was sent, with `%22` for a quotation mark; `None` if it is not a file.
    pub file_name: Option<String>,
    /// The media type, if the part has one.
    pub content_type: Option<String>,
    /// The content.
    pub bytes: Bytes,
}

impl Received {
    /// Reads the body as `multipart/form-data`.
    ///
    /// # Errors
    ///
    /// Returns a message that says what is wrong with the body.
    pub fn parts(&self) -> Result<Vec<Part>, String> {
        let kind = self.header("content-type").unwrap_or_default();
        let boundary = kind.strip_prefix("multipart/form-data; boundary=");
        let boundary =
            boundary.ok_or_else(|| format!("the body is not multipart/form-data: its media type is `{kind}`"))?;
        let delimiter = [b"\r\n--", boundary.as_bytes()].concat();
        let opening = &delimiter[2..];
        if !self.body.starts_with(opening) {
            return Err("the body does not begin with its boundary".to_owned());
        }
        let mut parts = Vec::new();
        let mut rest = self.body.slice(opening.len()..);
        while rest.starts_with(b"\r\n") {
            let end = find(&rest, &delimiter).ok_or("a part of the body has no end")?;
            parts.push(part(&rest.slice(2..end))?);
            rest = rest.slice(end + delimiter.len()..);
        }
        if rest == "--\r\n" { Ok(parts) } else { Err("the body continues after its last boundary".to_owned()) }
    }
}

fn part(bytes: &Bytes) -> Result<Part, String> {
    let end = find(bytes, b"\r\n\r\n").ok_or("a part of the body has no headers")?;
    let head = std::str::from_utf8(&bytes[..end]).map_err(|_| "the headers of a part are not UTF-8")?;
    let header = |wanted: &str| {
        let lines = head.split("\r\n").filter_map(|line| line.split_once(": "));
        lines.into_iter().find(|(name, _)| name.eq_ignore_ascii_case(wanted)).map(|(_, value)| value)
    };
    let disposition = header("content-disposition").unwrap_or_default();
    let parameter = |wanted: &str| {
        let mut parameters = disposition.split("; ").filter_map(|parameter| parameter.split_once('='));
        parameters.find(|(name, _)| *name == wanted).map(|(_, value)| value.trim_matches('"').to_owned())
    };
    let name = parameter("name").filter(|_| disposition.starts_with("form-data; "));
    Ok(Part {
        name: name.ok_or("a part of the body has no name")?,
        file_name: parameter("filename"),
        content_type: header("content-type").map(ToOwned::to_owned),
        bytes: bytes.slice(end + 4..),
    })
}

fn find(bytes: &[u8], wanted: &[u8]) -> Option<usize> {
    bytes.windows(wanted.len()).position(|window| window == wanted)
}
