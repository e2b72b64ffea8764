/**
 * When a continuous-time dynamics leaves a region: ensembles with a horizon, exit times censored
 * there, and what they say.
 */
package io.kramers.exittime;
