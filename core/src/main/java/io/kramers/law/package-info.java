/**
 * The law of a continuous-time dynamics at given times: ensembles that are looked at on their way,
 * what they say of the distribution and its moments, and how far that is from an exact law.
 */
package io.kramers.law;
