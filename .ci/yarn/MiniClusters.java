import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.apache.hadoop.yarn.conf.YarnConfiguration;
import org.apache.hadoop.yarn.exceptions.YarnException;
import org.apache.hadoop.yarn.server.MiniYARNCluster;

/**
 * HDFS and YARN for trying out: name node, data node, resource manager and node manager in this
 * process, on free ports, with their files in the working directory. Once they run, {@code conf} has
 * what clients need, {@code core-site.xml} last. They stop with this process, which ends when it
 * is told to, or when the one that started it has ended.
 */
public final class MiniClusters {
  private static final int NODE_MEMORY_MB = 8192;

  /** Where clients and application masters find YARN. */
  private static final List<String> ADDRESSES =
      List.of(
          YarnConfiguration.RM_ADDRESS,
          YarnConfiguration.RM_SCHEDULER_ADDRESS,
          YarnConfiguration.RM_WEBAPP_ADDRESS);

  private MiniClusters() {}

  /** Takes no arguments. */
  public static void main(String[] arguments)
      throws IOException, InterruptedException, YarnException {
    Configuration conf = new YarnConfiguration();
    conf.set(MiniDFSCluster.HDFS_MINIDFS_BASEDIR, Path.of("hdfs").toAbsolutePath().toString());
    conf.setInt("dfs.replication", 1);
    conf.setInt(YarnConfiguration.YARN_MINICLUSTER_NM_PMEM_MB, NODE_MEMORY_MB);
    conf.setInt(YarnConfiguration.RM_SCHEDULER_MINIMUM_ALLOCATION_MB, 256);
    conf.setBoolean(YarnConfiguration.NM_DISK_HEALTH_CHECK_ENABLE, false);
    conf.setBoolean(YarnConfiguration.NM_PMEM_CHECK_ENABLED, false);
    conf.setBoolean(YarnConfiguration.NM_VMEM_CHECK_ENABLED, false);
    conf.set("yarn.scheduler.capacity.root.queues", "default");
    conf.set("yarn.scheduler.capacity.root.default.capacity", "100");
    conf.set("yarn.scheduler.capacity.maximum-am-resource-percent", "1");

    MiniDFSCluster hdfs = new MiniDFSCluster.Builder(conf).numDataNodes(1).build();
    hdfs.waitActive();
    MiniYARNCluster yarn = new MiniYARNCluster("yarn", 1, 1, 1);
    yarn.init(conf);
    yarn.start();
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  yarn.stop();
                  hdfs.shutdown();
                }));
    if (!yarn.waitForNodeManagersToConnect(60_000)) {
      throw new IOException("the node manager did not reach the resource manager in a minute");
    }
    publish(hdfs, yarn.getConfig());
    ProcessHandle.current().parent().ifPresent(starter -> starter.onExit().join());
    System.exit(0);
  }

  /** Leaves few keys of many: the clusters' own configuration names classes that clients lack. */
  private static void publish(MiniDFSCluster hdfs, Configuration running)
      throws IOException, InterruptedException {
    Configuration yarn = new Configuration(false);
    for (String key : ADDRESSES) {
      // Set by a thread of the resource manager's once it has its port.
      while (running.get(key).endsWith(":0")) {
        Thread.sleep(100);
      }
      yarn.set(key, running.get(key));
    }
    write("yarn-site.xml", yarn);
    Configuration files = new Configuration(false);
    files.setInt("dfs.replication", 1);
    write("hdfs-site.xml", files);
    Configuration core = new Configuration(false);
    core.set("fs.defaultFS", hdfs.getURI().toString());
    write("core-site.xml", core);
  }

  private static void write(String name, Configuration conf) throws IOException {
    Path folder = Files.createDirectories(Path.of("conf"));
    Path partial = folder.resolve(name + ".partial");
    try (OutputStream out = Files.newOutputStream(partial)) {
      conf.writeXml(out);
    }
    Files.move(partial, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }
}
