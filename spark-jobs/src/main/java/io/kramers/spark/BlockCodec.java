package io.kramers.spark;

import io.kramers.blocks.Mergeable;
import io.kramers.blocks.TrialBlocks;
import io.kramers.checkpoint.Codec;
import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.util.List;
import java.util.stream.Collectors;

/** Results of blocks of trials, as they write themselves. */
record BlockCodec<R extends Mergeable<R>>(List<? extends TrialBlocks<R>> work) implements Codec<R> {
  @Override
  public String identity() {
    return work.stream()
        .map(each -> each.blocks() + " blocks of " + each.identity())
        .collect(Collectors.joining("\n"));
  }

  @Override
  public void write(R result, DataOutput out) throws IOException {
    result.write(out);
  }

  @Override
  public R read(int index, DataInput in) throws IOException {
    return work.get(index).read(in);
  }

  @Override
  public R merge(R first, R second) {
    first.merge(second);
    return first;
  }
}
