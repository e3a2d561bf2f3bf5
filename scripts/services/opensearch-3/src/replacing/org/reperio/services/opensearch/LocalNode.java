package org.reperio.services.opensearch;

import java.util.List;
import java.util.stream.Stream;
import org.opensearch.Version;
import org.opensearch.analysis.common.CommonAnalysisModulePlugin;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.env.Environment;
import org.opensearch.geo.GeoModulePlugin;
import org.opensearch.index.mapper.MapperExtrasModulePlugin;
import org.opensearch.index.reindex.ReindexModulePlugin;
import org.opensearch.join.ParentJoinModulePlugin;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessModulePlugin;
import org.opensearch.percolator.PercolatorModulePlugin;
import org.opensearch.plugins.Plugin;
import org.opensearch.plugins.PluginInfo;

/**
 * A node of OpenSearch 3 with plug-ins from the class path, where OpenSearch itself takes them from
 * a folder.
 */
final class LocalNode extends Node {
  private static final List<PluginInfo> PLUGINS =
      Stream.of(
              GuardedNetwork.class,
              CommonAnalysisModulePlugin.class,
              MapperExtrasModulePlugin.class,
              ReindexModulePlugin.class,
              PainlessModulePlugin.class,
              ParentJoinModulePlugin.class,
              PercolatorModulePlugin.class,
              GeoModulePlugin.class)
          .map(LocalNode::info)
          .toList();

  LocalNode(Environment environment) {
    super(environment, PLUGINS, true);
  }

  private static PluginInfo info(Class<? extends Plugin> plugin) {
    return new PluginInfo(
        plugin.getName(),
        "from the class path",
        "NA",
        Version.CURRENT,
        System.getProperty("java.specification.version"),
        plugin.getName(),
        null,
        List.of(),
        false);
  }

  /** The ids of node and cluster would go to a log format that is not configured here. */
  @Override
  protected void configureNodeAndClusterIdStateListener(ClusterService cluster) {}
}
