/** Words for a side that receives nothing new. */
export const CONTROL =
  /placebo|control|untreated|no (?:\p{L}+ )?(?:treatment|therapy)|usual|standard (?:care|therapy)|conventional|observation|watchful/iu;
