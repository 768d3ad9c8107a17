//! The meanings of labels.

/// The meaning of a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Label {
    /// Section: the basics of the request.
    Request,
    /// Section: request headers.
    Headers,
    /// Section: path parameters.
    Path,
    /// Section: query parameters.
    Query,
    /// Section: members of the body.
    Body,
    /// Section: example of the request's body.
    RequestExample,
    /// Section: the response, as a heading above others.
    ResponseGroup,
    /// Section: members of the response.
    Response,
    /// Section: example of the response.
    ResponseExample,
    /// Section: error codes.
    Errors,
    /// Section: the purpose of the call.
    Intro,
    /// Section: the authorisation of calls, which the vendor describes once for all pages.
    Access,
    /// Section: the regions that offer the call, and other restrictions.
    Constraints,
    /// Section: whether calls need an approval.
    Approval,
    /// Section: method and path in one line.
    Call,
    /// Section: the media type of the body.
    MediaType,
    /// Section: parameters of the query, or of the body if the method has one.
    Parameters,
    /// Section: example of the URL.
    UrlExample,
    /// Section: example of the request headers.
    HeaderExample,
    /// Section: values of fields, in tables of their own.
    Enumerations,
    /// Section: members of a failure response, which are those of the envelope.
    Failure,
    /// Section: values of the envelope's code, or HTTP statuses.
    States,
    /// Section: sample calls in programming languages.
    Samples,
    /// Section: headers of the response.
    ResponseHeaders,
    /// Section: a response in pieces.
    Stream,
    /// Section: the basics of an event.
    Event,
    /// Section: the body of an event.
    EventBody,
    /// Section: example of the body of an event.
    EventExample,
    /// Section: sample receivers of an event in programming languages.
    EventSamples,
    /// Row or section: the type of an event.
    EventType,
    /// Row: the ways in which an event is delivered.
    Delivery,
    /// Row or section: the URL.
    Url,
    /// Row or section: the HTTP method.
    Method,
    /// Row: kinds of tokens.
    Tokens,
    /// Row or section: the rate limit.
    Rate,
    /// Row: kinds of apps.
    Apps,
    /// Row: scopes.
    Scopes,
    /// Row: scopes for single fields.
    FieldScopes,
    /// Column: the name.
    Name,
    /// Column: the type.
    Type,
    /// Column: whether it is required.
    Required,
    /// Column: the description.
    Description,
    /// Column: the HTTP status.
    Status,
    /// Column: the error code.
    Code,
    /// Column: the advice.
    Remedy,
    /// Column: the table with the members of an object.
    Object,
    /// Rule or column: an example.
    Example,
    /// Rule: a default.
    Default,
    /// Rule: a fixed value.
    Fixed,
    /// Rule: the allowed values.
    Values,
    /// Rule: further rules below.
    Rules,
    /// Rule: scopes that a field needs.
    FieldScope,
    /// Rule: the form of a value.
    Form,
    /// Rule: both bounds of a length.
    Length,
    /// Rule: the minimum length.
    MinLength,
    /// Rule: the maximum length.
    MaxLength,
    /// Rule: both bounds of a number.
    Range,
    /// Rule: the minimum of a number.
    Min,
    /// Rule: the maximum of a number.
    Max,
    /// Rule: a regular expression.
    Pattern,
}
