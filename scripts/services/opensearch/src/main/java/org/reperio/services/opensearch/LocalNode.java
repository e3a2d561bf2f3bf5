package org.reperio.services.opensearch;

import java.util.List;
import org.opensearch.cluster.service.ClusterService;
import org.opensearch.env.Environment;
import org.opensearch.node.Node;
import org.opensearch.plugins.Plugin;

/** A node with plug-ins from the class path, where OpenSearch itself takes them from a folder. */
final class LocalNode extends Node {

  LocalNode(Environment environment, List<Class<? extends Plugin>> plugins) {
    super(environment, plugins, true);
  }

  /** The ids of node and cluster would go to a log format that is not configured here. */
  @Override
  protected void configureNodeAndClusterIdStateListener(ClusterService cluster) {}
}
