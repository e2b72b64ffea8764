/**
 * What an interrupted command goes on from: its rounds of blocks, kept in files beside its results
 * on any file system that Hadoop knows.
 */
package io.kramers.checkpoint;
