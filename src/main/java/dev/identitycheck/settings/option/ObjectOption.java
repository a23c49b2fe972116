package dev.identitycheck.settings.option;

/**
 * An option whose value is a JSON object: in the admin API the object, stored as its text.
 *
 * @param <T> the type of its value
 */
public sealed interface ObjectOption<T> extends Option<T> permits SmtpOption, SupportContactOption {}
