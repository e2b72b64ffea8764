/**
 * Kramers from a notebook: {@link io.kramers.api.Kramers#on} a Spark session, a landscape, what
 * moves on it, and {@code run()}. Everything here is a value: each call returns a new one and
 * leaves the old one as it is, so that a half-said experiment can be gone on with in several ways.
 *
 * <p>An experiment is a typed way to write a configuration: names are those of its keys, several
 * values are a sweep, and {@code run()} goes through the same checks, which throw {@link
 * io.kramers.config.ConfigurationException} before any work, and the same blocks of trials, which
 * give the bits of the command line. No method takes a function.
 */
package io.kramers.api;
