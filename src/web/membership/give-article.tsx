/**
 * "Give this article": a button that makes a link with which a friend reads this one piece without signing up. For readers whose standing lets them give
 * (`mayGive`); the server looks again.
 */
export const GiveArticle = ({ article }: { article: string }) => (
  <form method="post" action="/gifts" class="give">
    <input type="hidden" name="article" value={article} />
    <button type="submit" class="plain">
      Give this article
    </button>
  </form>
)
