/**
 * Data sets of labelled images: readers of the usual formats, subsets drawn by seed, and pixels as
 * networks take them in.
 */
package io.kramers.images;
