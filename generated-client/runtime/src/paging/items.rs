//! The results of one request, item by item.

use super::cursor::Cursor;
use super::page_info::PageInfo;
use super::paged::Paged;
use crate::client::Client;
use crate::error::{BuildError, Error};
use crate::operation::{FieldLocation, ValueType};
use crate::request::Options;
use crate::response::{Response, SuccessResponse, unreadable};
use crate::transport::BoxFuture;
use crate::value::Value;
use futures_core::Stream;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::time::Duration;
use std::{fmt, vec};

/// The results of one request, over any number of calls.
///
/// - [`next`](Self::next), or the [`Stream`], returns item by item.
/// - [`next_page`](Self::next_page) returns whole responses.
///
/// A page of results is requested while one of these futures is polled and all items of the
/// previous page were returned. The handle holds at most one page of results. Each is a normal
/// call, with rate limits and retries. Dropped futures lose nothing.
///
/// The results begin at the position in the request, otherwise at the beginning. A request with the
/// token of an earlier response continues there. The results end where the vendor documents the
/// end, which need not be a page of results without items. Stop polling to get fewer.
///
/// An error does not end the results: the next call requests the failed page again. Three errors
/// are final, because the results would never end:
///
/// - A response announces more results without their position.
/// - A response contains a token that was used before.
/// - By page numbers or offsets, the same page of results arrives many times in a row: see
///   [`equal_pages`](Self::equal_pages).
#[must_use = "a call is made when the next item is requested"]
pub struct PagedItems<'a, O: Paged> {
    client: &'a Client,
    request: O,
    options: Options,
    cursor: Cursor,
    /// The call for the next page of results, once it has begun.
    call: Option<BoxFuture<'static, Result<SuccessResponse, Error>>>,
    /// The error that ends the results.
    final_error: Option<Error>,
    /// The items that arrived and were not returned yet.
    received_items: vec::IntoIter<O::Item>,
}

impl<'a, O: Paged> PagedItems<'a, O> {
    /// Creates a handle for the results of `request`, beginning at its position.
    pub fn new(client: &'a Client, request: O) -> Self {
        let cursor = Cursor::new(O::PAGE_RULE, O::INFO, &request.encode());
        let options = Options::default();
        Self { client, request, options, cursor, call: None, final_error: None, received_items: Vec::new().into_iter() }
    }

    /// Sets the options of all calls, and replaces options that were set before.
    ///
    /// Timeouts and attempts apply to each call. The options cannot set fields that paging sets.
    pub fn options(self, options: Options) -> Self {
        Self { options, ..self }
    }

    /// Sets the timeout of each call: see [`Options::timeout`].
    pub fn timeout(self, timeout: Duration) -> Self {
        self.set(|options| options.timeout(timeout))
    }

    /// Sets the largest number of attempts of each call: see [`Options::attempts`].
    pub fn attempts(self, attempts: u32) -> Self {
        self.set(|options| options.attempts(attempts))
    }

    /// Sends calls even if they break limits of their page: see [`Options::skip_limits`].
    pub fn skip_limits(self) -> Self {
        self.set(Options::skip_limits)
    }

    /// Makes every deviation from the page an error: see [`Options::strict`].
    pub fn strict(self) -> Self {
        self.set(Options::strict)
    }

    /// Returns the next item; `None` at the end.
    ///
    /// # Errors
    ///
    /// - Returns the errors of a call. The next future requests the same page of results again.
    /// - Returns [`Error::Decode`] if the next position is missing or was used before, or if a
    ///   server repeats a page of results. This error ends the results.
    /// - Returns [`Error::Build`] if [`options`](Self::options) set a field that paging sets.
    pub async fn next(&mut self) -> Option<Result<O::Item, Error>> {
        poll_fn(|cx| self.poll_item(cx)).await
    }

    /// Requests the next page of results and returns it with all its items; `None` at the end.
    ///
    /// Items that [`next`](Self::next) has not returned yet stay, and `next` returns them first.
    ///
    /// # Errors
    ///
    /// Returns the errors of [`next`](Self::next).
    pub async fn next_page(&mut self) -> Option<Result<Response<O::Response>, Error>> {
        poll_fn(|cx| self.poll_page(cx)).await
    }

    #[cfg(feature = "blocking")]
    pub(super) fn client(&self) -> &'a Client {
        self.client
    }

    /// Sets the number of equal pages of results in a row that end the results with an error, at
    /// least 2 (default: 100).
    ///
    /// The error comes after the items of the last of these pages. It ends a list by page numbers
    /// or offsets whose server repeats its last page for ever. Equal rows make equal pages of
    /// results as well: raise the number if more of them are expected. Repeated tokens end the
    /// results without this number.
    pub fn equal_pages(mut self, pages: usize) -> Self {
        self.cursor.repeats.set_limit(pages);
        self
    }

    fn set(self, change: impl FnOnce(Options) -> Options) -> Self {
        Self { options: change(self.options), ..self }
    }

    fn poll_item(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<O::Item, Error>>> {
        loop {
            if let Some(item) = self.received_items.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            match ready!(self.poll_page(cx)) {
                Some(Ok(page)) => self.received_items = std::mem::take(O::items(&mut page.into_inner())).into_iter(),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(None),
            }
        }
    }

    fn poll_page(&mut self, cx: &mut Context<'_>) -> Poll<Option<Result<Response<O::Response>, Error>>> {
        if self.call.is_none() {
            self.call = match self.begin() {
                Some(Ok(call)) => Some(call),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                None => return Poll::Ready(self.final_error.take().map(Err)),
            };
        }
        let Some(call) = &mut self.call else { return Poll::Ready(None) };
        let result = ready!(call.as_mut().poll(cx));
        self.call = None;
        Poll::Ready(Some(result.and_then(|success| self.read(success))))
    }

    /// Begins the call for the next page of results, if there is one.
    fn begin(&self) -> Option<Result<BoxFuture<'static, Result<SuccessResponse, Error>>, Error>> {
        let fields = self.cursor.fields(O::PAGE_RULE)?;
        let options = self.options_with(fields);
        Some(options.map(|options| self.client.execute(O::INFO, &self.request, options)))
    }

    /// Returns the options of a call that sends these fields instead of the request's own.
    fn options_with(&self, fields: Vec<(&'static str, String)>) -> Result<Options, Error> {
        let given = |name: &&str| self.options.sets_body(name) || self.options.sets_query(name);
        if let Some(name) = O::PAGE_RULE.fields().find(given) {
            let message =
                format!("cannot page through {}: an option sets `{name}`, which paging sets itself", O::INFO.name);
            return Err(BuildError::new(message).into());
        }
        let mut options = self.options.clone();
        for (name, text) in fields {
            let field = O::INFO.fields.iter().find(|field| field.name == name);
            options = match field.map(|field| (field.location, field.value_type)) {
                Some((FieldLocation::Query, _)) => options.query_field(name, text),
                Some((_, ValueType::String)) => options.body_field(name, text),
                _ => options.body_field(name, text.parse().unwrap_or(Value::String(text))),
            };
        }
        Ok(options)
    }

    /// Reads a page of results, and advances the cursor.
    fn read(&mut self, success: SuccessResponse) -> Result<Response<O::Response>, Error> {
        let (context, bare, history) = (success.context.clone(), success.bare, success.trail.history);
        let mut response = O::Response::default();
        let meta = success.read(&mut response)?;
        let envelope = &context.envelope;
        let page_info = PageInfo::read(O::PAGE_RULE, envelope, bare, &meta);
        if let Err(mut failure) = self.cursor.advance(O::PAGE_RULE, &page_info, O::items(&mut response).len()) {
            let data = envelope.data.filter(|_| bare.is_none());
            let path = data.into_iter().chain([&*failure.address]);
            failure.address = path.filter(|name| !name.is_empty()).collect::<Vec<_>>().join(".");
            self.final_error = Some(unreadable(context.operation, &meta.redactor, &meta, failure).after(history));
        }
        Ok(Response::new(response, meta))
    }
}

/// No field is pinned structurally.
impl<O: Paged> Unpin for PagedItems<'_, O> {}

/// Returns the items of [`PagedItems::next`]. Further items may follow an error.
impl<O: Paged> Stream for PagedItems<'_, O> {
    type Item = Result<O::Item, Error>;

    fn poll_next(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        self.get_mut().poll_item(cx)
    }
}

impl<O: Paged> fmt::Debug for PagedItems<'_, O> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("PagedItems").field("operation", &O::INFO.name).finish_non_exhaustive()
    }
}
