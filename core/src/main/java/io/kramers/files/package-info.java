/** Files to read, of this machine or of any file system that has URIs. */
package io.kramers.files;
