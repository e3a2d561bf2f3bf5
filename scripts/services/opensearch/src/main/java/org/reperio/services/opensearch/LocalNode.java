package org.reperio.services.opensearch;

import java.util.List;
import org.opensearch.analysis.common.CommonAnalysisPlugin;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.env.Environment;
import org.opensearch.geo.GeoModulePlugin;
import org.opensearch.index.mapper.MapperExtrasPlugin;
import org.opensearch.index.reindex.ReindexPlugin;
import org.opensearch.join.ParentJoinPlugin;
import org.opensearch.node.Node;
import org.opensearch.painless.PainlessPlugin;
import org.opensearch.percolator.PercolatorPlugin;
import org.opensearch.plugins.Plugin;

/**
 * A node of OpenSearch 2 with plug-ins from the class path, where OpenSearch itself takes them from
 * a folder.
 */
final class LocalNode extends Node {
  private static final List<Class<? extends Plugin>> PLUGINS =
      List.of(
          GuardedNetwork.class,
          CommonAnalysisPlugin.class,
          MapperExtrasPlugin.class,
          ReindexPlugin.class,
          PainlessPlugin.class,
          ParentJoinPlugin.class,
          PercolatorPlugin.class,
          GeoModulePlugin.class);

  LocalNode(Environment environment) {
    super(environment, PLUGINS, true);
  }

  /** The ids of node and cluster would go to a log format that is not configured here. */
  @Override
  protected void configureNodeAndClusterIdStateListener(ClusterService cluster) {}
}
