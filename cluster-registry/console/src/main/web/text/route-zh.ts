/**
 * What edges say of the way of a question (RES-3) in English, and the same in Chinese. Edges say it in these words alone; names
 * that stand in them are kept. What is not here is shown as it came.
 */
const LINKS: Record<string, string> = {
  cache: "缓存",
  "own files": "自有文件",
  "loop guard": "防环",
  "home cluster": "归属集群",
  "clusters in order": "按序集群",
  "not found": "未找到",
};

const DETAILS: [RegExp, string][] = [
  [/^an unknown phone gets our list: (\S+) is own$/, "未知话机得到我方列表：$1 为 own"],
  [/^the device has no registered home, and a stranger's trust list would strand a phone$/, "设备没有登记的归属，而陌生的信任列表会使话机瘫痪"],
  [/^the asking phone has no registered home, and a stranger's trust list would strand a phone$/, "询问的话机没有登记的归属，而陌生的信任列表会使话机瘫痪"],
  [/^there is no remote cluster, so the list is ours$/, "没有远程集群，因此列表由我方提供"],
  [/^the device has no registered home: all clusters$/, "设备没有登记的归属：询问所有集群"],
  [/^signed by (\S+), the home of (\S*), if it has it$/, "若 $2 的归属集群 $1 有此文件，则用其签名"],
  [/^ours first, then (\S+), the home of (\S*)$/, "先我方，再 $2 的归属集群 $1"],
  [/^ours first, then the clusters in their order$/, "先我方，再按顺序询问各集群"],
  [/^(\S+) is at home with us$/, "$1 归属本系统"],
  [/^(\S+) is at home in (\S+), which is not to be asked$/, "$1 归属 $2，而它不可询问"],
  [/^(\S+) is at home in (\S+), of which nothing is known yet$/, "$1 归属 $2，但对它尚无所知"],
  [/^(\S+) is at home in (\S+)$/, "$1 归属 $2"],
  [/^must not answer: (.*)$/, "不得应答：{1}"],
  [/^(.*), which must not answer: (.*)$/, "{1}，但不得应答：{2}"],
  [/^the file store has (.*)$/, "文件存储有 $1"],
  [/^the trust service has (.*)$/, "信任服务有 $1"],
  [/^none bears that name$/, "没有同名文件"],
  [/^the client is no peer$/, "询问者不是对等服务器"],
  [/^the client is a peer of (\S+), and we have asked for that name ourselves$/, "询问者是 $1 的对等服务器，而我方正在询问同一文件"],
  [/^the client is a peer of (\S+), but nobody was asked for that name$/, "询问者是 $1 的对等服务器，但没有询问过同一文件"],
  [/^none is to be asked$/, "没有可询问的集群"],
  [/^does not hold (.*)$/, "没有 $1"],
  [/^holds a fresh copy of (\S+)$/, "有 $1 的有效副本"],
  [/^holds nothing of (\S+)$/, "没有 $1 的内容"],
  [/^holds a copy to be revalidated of (\S+)$/, "有 $1 的待核实副本"],
  [/^holds nothing$/, "没有内容"],
  [/^holds (.*)$/, "有 $1"],
  [/^knows that it is not in (.*)$/, "已知 $1 没有此文件"],
  [/^(.*) alone: (.*)$/, "仅 $1：{2}"],
];

/** Name of a step in Chinese. */
export function routeLink(link: string): string {
  return LINKS[link] ?? link;
}

/** What a step says, in Chinese; null: it is none of the words that are known. */
export function routeDetail(detail: string): string | null {
  for (const [english, chinese] of DETAILS) {
    const parts = english.exec(detail);
    if (parts) {
      // What stands in braces is a sentence of its own.
      return detail.replace(english, chinese).replace(/\{(\d)\}/g, (_, place: string) => routeDetail(parts[Number(place)] ?? "") ?? parts[Number(place)] ?? "");
    }
  }
  return null;
}
